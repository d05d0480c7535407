/**
 * Whether and how the house sends e-mail: off unless STET_SMTP_URL is set. What is wrong is refused in one line that never repeats the
 * address of the mail server, because it may hold a password. A demo sends none: its people's addresses are made up.
 */
import "server-only";
import { Refusal, siteAddress } from "./secret.ts";

type Environment = Readonly<Record<string, string | undefined>>;

export interface MailServer {
  host: string;
  port: number;
  /** TLS from the first byte. */
  secure: boolean;
  requireTLS: boolean;
  ignoreTLS: boolean;
  auth?: { user: string; pass: string };
}

export interface MailSettings {
  server: MailServer;
  /** As it stands in the head of a mail. */
  from: string;
  /** How long something waits until it is told, in milliseconds. */
  after: number;
  /** The house's address. */
  site: URL;
}

const minute = 60_000;
const usualMinutes = 10;
const mostMinutes = 24 * 60;

export function mailSettings(environment: Environment): MailSettings | null {
  const { STET_SMTP_URL: address = "", STET_MAIL_FROM: from = "", STET_MAIL_AFTER: minutes = "" } = environment;
  if (address === "" || environment.STET_DEMO === "1") return null;
  return { server: serverOf(address), from: senderOf(from), after: afterOf(minutes), site: siteAddress(environment) };
}

export function sendsMail(): boolean {
  return mailSettings(process.env) !== null;
}

const form = "Set it as in STET_SMTP_URL=smtps://user:password@mail.example.org";

function serverOf(address: string): MailServer {
  const url = URL.parse(address);
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === "") {
    throw new Refusal(`STET_SMTP_URL is no address of a mail server. ${form}`);
  }
  if (
    !["", "/"].includes(url.pathname) ||
    url.hash !== "" ||
    [...url.searchParams.keys()].some((key) => key !== "tls")
  ) {
    throw new Refusal(
      `STET_SMTP_URL holds more than an address: only ?tls=required or ?tls=off may follow it. ${form}`,
    );
  }
  const secure = url.protocol === "smtps:";
  const tls = url.searchParams.get("tls") ?? (secure || !isLocal(url.hostname) ? "required" : "off");
  if (!["required", "off"].includes(tls) || (secure && tls === "off")) {
    throw new Refusal(
      "STET_SMTP_URL says tls= neither as required nor as off, or as off behind smtps. Mend it or leave it out.",
    );
  }
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    ...{ secure, requireTLS: tls === "required" && !secure, ignoreTLS: tls === "off" },
    ...(url.username === "" ? {} : { auth: { user: decoded(url.username), pass: decoded(url.password) } }),
  };
}

/** What is said to this very machine nobody can listen to. */
function isLocal(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal("The name or password in STET_SMTP_URL holds a % that is none. Write it as %25.");
  }
}

function senderOf(from: string): string {
  if (/^([^<>\r\n,@]*<[^\s<>,@]+@[^\s<>,@]+>|[^\s<>,@]+@[^\s<>,@]+)$/.test(from)) return from;
  throw new Refusal(
    "STET_MAIL_FROM is missing or no address. Set it to the sender of Stet's mails, as in STET_MAIL_FROM=stet@example.org",
  );
}

function afterOf(minutes: string): number {
  const given = minutes === "" ? usualMinutes : Number(minutes);
  if (given > 0 && given <= mostMinutes) return given * minute;
  throw new Refusal(`STET_MAIL_AFTER is no number of minutes up to ${mostMinutes}. Set it as in STET_MAIL_AFTER=10`);
}
