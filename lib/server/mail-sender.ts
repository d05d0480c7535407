/** Hands a mail to the mail server. Resolves when the server has taken it; says of a failure whether it is the server's or one address's. */
import "server-only";
import { createTransport } from "nodemailer";
import type { MailSettings } from "./mail-settings.ts";

export interface Mail {
  to: { name: string; address: string };
  subject: string;
  text: string;
  messageId: string;
}

export type SendMail = (mail: Mail) => Promise<void>;

/** `what` names the failure by codes alone: what a server answers may repeat whatever it was told. */
export class MailFailure extends Error {
  readonly of: "server" | "address";
  readonly what: string;

  constructor(of: "server" | "address", what: string) {
    super(`mail: ${of}, ${what}`);
    this.of = of;
    this.what = what;
  }
}

const patience = 30_000;

export function mailSender({ server, from, site }: MailSettings): SendMail {
  const transport = createTransport({
    ...server,
    // Else the name of this machine.
    name: site.hostname,
    ...{ connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return async (mail) => {
    try {
      await transport.sendMail({ ...mail, from, headers: { "Auto-Submitted": "auto-generated" } });
    } catch (error) {
      throw failureOf(error);
    }
  };
}

/** The service itself is going away, whatever it was asked. */
const goingAway = 421;

function failureOf(error: unknown): MailFailure {
  const {
    code = "unknown",
    command,
    responseCode,
  } = error as {
    code?: string;
    command?: string;
    responseCode?: number;
  };
  const what = responseCode === undefined ? code : `${code} ${responseCode}`;
  const isAnswer = responseCode !== undefined && responseCode !== goingAway;
  const isOfAddress = isAnswer && (command === "RCPT TO" || command === "DATA");
  return new MailFailure(isOfAddress ? "address" : "server", what);
}
