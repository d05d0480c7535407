/**
 * What a house needs before it may be served: a data folder of its own, an address that browsers treat as secure, and a secret
 * nobody else can read. Each refusal is one line that says how to mend it. Nothing here opens the database.
 */
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

export class Refusal extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

const shortestSecret = 32;

/** Made with mode 0700 when absent. */
export function prepareDataFolder(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new Refusal(
      `Stet cannot write to its data folder ${folder}. Set STET_DATA to a folder this user may write to.`,
    );
  }
}

/** One by one: Node's `recursive` never ends where a parent is there and nothing can be made in it (/proc). */
function makeFolder(folder: string): void {
  if (exists(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** Where to listen; 3000 unless another is given. */
export function listeningPort(environment: Environment): number {
  const given = environment.PORT || "3000";
  const port = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new Refusal(`PORT is ${given}, which is no port. Set it to a number from 1 to 65535, as in PORT=3000`);
}

/** The address people use: HTTPS, or this very machine, because cookies and the browser's locks need a secure context. */
export function siteAddress(environment: Environment): URL {
  const given = environment.NEXTAUTH_URL;
  if (given === undefined || given === "") {
    throw new Refusal(
      "NEXTAUTH_URL is missing. Set it to the address people open, as in NEXTAUTH_URL=https://stet.example.org",
    );
  }
  const url = URL.parse(given);
  if (url === null)
    throw new Refusal(`NEXTAUTH_URL is not an address: ${given}. Set it as in https://stet.example.org`);
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && local)) {
    throw new Refusal(
      `NEXTAUTH_URL is ${given}, which is neither HTTPS nor this machine. Put a proxy with HTTPS in front and set NEXTAUTH_URL=https://${url.hostname}`,
    );
  }
  if (url.pathname !== "/" || url.search !== "" || url.username !== "") {
    throw new Refusal(`NEXTAUTH_URL holds more than an address. Set NEXTAUTH_URL=${url.origin}`);
  }
  return url;
}

/** The secret given, or the one kept in the data folder, made when there is none. */
export function siteSecret(environment: Environment, folder: string): string {
  const given = environment.NEXTAUTH_SECRET;
  if (given !== undefined && given !== "") return strong(given, "NEXTAUTH_SECRET");
  const file = join(folder, "secret");
  if (!exists(file)) writeDurably(file, `${randomBytes(48).toString("base64url")}\n`);
  if (!statSync(file).isFile())
    throw new Refusal(`${file} is no file. Move it away: a new secret is made in its place.`);
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new Refusal(`Others can read the secret in ${file}. Run: chmod 600 ${file}`);
  }
  return strong(readFileSync(file, "utf8").trim(), file);
}

/** Whole or not there, and on the disk before it is used: what browsers keep is sealed under it. */
function writeDurably(file: string, text: string): void {
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, text, { mode: 0o600, flush: true });
  renameSync(unfinished, file);
  // Windows syncs no folders.
  if (process.platform === "win32") return;
  const folder = openSync(dirname(file), "r");
  fsyncSync(folder);
  closeSync(folder);
}

function strong(secret: string, where: string): string {
  if (secret.length >= shortestSecret && new Set(secret).size >= 12) return secret;
  throw new Refusal(
    `The secret in ${where} is too weak. Take the output of: openssl rand -base64 48 (or leave NEXTAUTH_SECRET out: one is made and kept)`,
  );
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** For what only this user may read: the mode holds for a file that stood there before, too. */
export function keepPrivate(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  chmodSync(file, 0o600);
}
