/** How often somebody tried to sign in: leaky buckets, and the addresses an account was used from. */
import { and, eq, like, lt, not } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { signInAttempts } from "./schema.ts";

export interface Bucket {
  count: number;
  /** Milliseconds of the clock. */
  since: number;
}

export async function bucketOf(tx: Tx, bucket: string): Promise<Bucket | null> {
  const { count, since } = signInAttempts;
  return (
    (await tx.select({ count, since }).from(signInAttempts).where(eq(signInAttempts.bucket, bucket)).get()) ?? null
  );
}

export async function setBucket(tx: Tx, bucket: string, to: Bucket): Promise<void> {
  await tx
    .insert(signInAttempts)
    .values({ bucket, ...to })
    .onConflictDoUpdate({ target: signInAttempts.bucket, set: to })
    .run();
}

export async function removeBucket(tx: Tx, bucket: string): Promise<void> {
  await tx.delete(signInAttempts).where(eq(signInAttempts.bucket, bucket)).run();
}

/** Drops what was last counted before `before`, but rows whose name starts with `kept`. */
export async function removeOldBuckets(tx: Tx, before: number, kept: string): Promise<void> {
  const old = and(lt(signInAttempts.since, before), not(like(signInAttempts.bucket, `${kept}%`)));
  await tx.delete(signInAttempts).where(old).run();
}
