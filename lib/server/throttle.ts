/**
 * How often somebody may try to sign in: leaky buckets per address and per account, counted before a password is hashed.
 *
 * Nobody is locked out for ever: buckets run empty by themselves, and an address from which an account was used in the last 30
 * days has a bucket of its own for it, which strangers elsewhere cannot fill.
 */
import "server-only";
import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import type { Tx } from "#db/client.ts";
import { bucketOf, removeBucket, removeOldBuckets, setBucket } from "#db/sign-in-attempts.ts";
import { AppError } from "../app-error.ts";

interface Limit {
  /** Tries that may come at once. */
  room: number;
  /** Milliseconds until one more is allowed. */
  leak: number;
}
const perAccount: Limit = { room: 10, leak: 60_000 };
const perAddress: Limit = { room: 40, leak: 15_000 };

const day = 24 * 60 * 60_000;
const known = "known:";

export interface Attempt {
  /** Lower case. */
  email: string;
  address: string;
}

/** Counts a try; past the limit it throws `too-many` with the seconds to wait, and counts nothing. */
export async function countAttempt(tx: Tx, attempt: Attempt, now: number): Promise<void> {
  await fill(tx, addressBucket(attempt), perAddress, now);
  await fill(tx, (await isKnown(tx, attempt, now)) ? knownBucket(attempt) : accountBucket(attempt), perAccount, now);
}

/** After the right password: the account's tries are forgotten, and its address is remembered. */
export async function forgiveAttempts(tx: Tx, attempt: Attempt, now: number): Promise<void> {
  await removeOldBuckets(tx, now - day, known);
  await removeBucket(tx, accountBucket(attempt));
  await removeBucket(tx, knownBucket(attempt));
  await setBucket(tx, knownMark(attempt), { count: 0, since: now });
  await giveBack(tx, addressBucket(attempt));
}

async function fill(tx: Tx, name: string, { room, leak }: Limit, now: number): Promise<void> {
  const kept = await bucketOf(tx, name);
  // Counted in the future: the clock was set back, and the count says nothing.
  const before = kept === null || kept.since > now ? { count: 0, since: now } : kept;
  const leaked = Math.floor((now - before.since) / leak);
  const count = Math.max(0, before.count - leaked);
  const since = count === 0 ? now : before.since + leaked * leak;
  if (count >= room) throw tooMany(Math.ceil((since + leak - now) / 1000));
  await setBucket(tx, name, { count: count + 1, since });
}

async function giveBack(tx: Tx, name: string): Promise<void> {
  const bucket = await bucketOf(tx, name);
  if (bucket !== null && bucket.count > 0) await setBucket(tx, name, { ...bucket, count: bucket.count - 1 });
}

function tooMany(seconds: number): AppError {
  const words = seconds === 1 ? "a second" : `${seconds} seconds`;
  return new AppError("too-many", `Too many tries to sign in. Wait ${words}, then try again.`, { retryAfter: seconds });
}

async function isKnown(tx: Tx, attempt: Attempt, now: number): Promise<boolean> {
  const mark = await bucketOf(tx, knownMark(attempt));
  return mark !== null && mark.since > now - 30 * day;
}

/** Emails and addresses are not kept in the clear. */
function short(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** Whoever has one IPv6 address has 2^64 of them. */
export function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  const groups = [...left, ...gap, ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

const addressBucket = ({ address }: Attempt) => `address:${short(network(address))}`;
const accountBucket = ({ email }: Attempt) => `account:${short(email)}`;
const pair = ({ email, address }: Attempt) => `${short(email)}@${short(network(address))}`;
const knownBucket = (attempt: Attempt) => `account:${pair(attempt)}`;
const knownMark = (attempt: Attempt) => `${known}${pair(attempt)}`;
