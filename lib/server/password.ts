/**
 * Passwords: argon2id with its parameters beside the hash, so that they can grow and old hashes are made anew at the next sign-in.
 * At most four hashes run at once (each takes 46 MiB), and a short queue behind them: past it people are asked to wait.
 * An unknown person costs the same work as a known one.
 */
import "server-only";
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { z } from "zod";
import { AppError } from "../app-error.ts";

/** `memory` in KiB. */
interface Cost {
  memory: number;
  passes: number;
  parallelism: number;
}
const cost: Cost = { memory: 46 * 1024, passes: 1, parallelism: 1 };
const tagLength = 32;
const atOnce = 4;
const longestQueue = 64;

/** A password somebody chooses. */
export const newPassword = z
  .string()
  .min(12, "a password has at least 12 characters")
  .max(200, "a password has at most 200 characters")
  .refine((text) => text.isWellFormed() && !text.includes("\0"), "must be well-formed text");

const derive = promisify(argon2);

interface Gate {
  running: number;
  waiting: (() => void)[];
}
const place = Symbol.for("stet.password-gate");
/** One for the process: Next loads modules more than once. */
const shared = globalThis as { [place]?: Gate };
shared[place] ??= { running: 0, waiting: [] };
const gate = shared[place];

async function throughGate<T>(work: () => Promise<T>): Promise<T> {
  if (gate.running < atOnce) gate.running++;
  else {
    if (gate.waiting.length >= longestQueue) {
      throw new AppError("too-many", "Too many people are signing in at this moment. Try again in a few seconds.");
    }
    await new Promise<void>((resolve) => gate.waiting.push(resolve));
  }
  try {
    return await work();
  } finally {
    const next = gate.waiting.shift();
    if (next === undefined) gate.running--;
    else next();
  }
}

/** The same password typed on two keyboards may come composed or decomposed. */
function tag(password: string, nonce: Buffer, { memory, passes, parallelism }: Cost): Promise<Buffer> {
  const message = Buffer.from(password.normalize("NFKC"), "utf8");
  return throughGate(() => derive("argon2id", { message, nonce, memory, passes, parallelism, tagLength }));
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}

function written({ memory, passes, parallelism }: Cost): string {
  return `m=${memory},t=${passes},p=${parallelism}`;
}

/** `$argon2id$v=19$m=…,t=…,p=…$salt$tag`, base64 without padding. */
export async function hashPassword(password: string, by: Cost = cost): Promise<string> {
  const nonce = randomBytes(16);
  return `$argon2id$v=19$${written(by)}$${base64(nonce)}$${base64(await tag(password, nonce, by))}`;
}

const stored = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;
const nobody = `$argon2id$v=19$${written(cost)}$${base64(Buffer.alloc(16))}$${base64(Buffer.alloc(tagLength))}`;

/** `hash` null means that nobody of that name is known: the work is done all the same and the answer is no. */
export async function checkPassword(
  password: string,
  hash: string | null,
): Promise<{ right: boolean; outdated: boolean }> {
  const [, m, t, p, salt, expected] = stored.exec(hash ?? nobody) ?? [];
  if (salt === undefined || expected === undefined) throw new Error("A stored password hash cannot be read.");
  const by: Cost = { memory: Number(m), passes: Number(t), parallelism: Number(p) };
  const found = await tag(password, Buffer.from(salt, "base64"), by);
  const known = Buffer.from(expected, "base64");
  const equal = known.length === found.length && timingSafeEqual(known, found);
  return { right: equal && hash !== null, outdated: written(by) !== written(cost) };
}
