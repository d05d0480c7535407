/**
 * Holds a whole house against its logs: the chain of every article and of the house, and, where no chain is broken, everything that
 * stands beside them. Reads alone, so it may look at a database that somebody works in, or at one that nobody trusts.
 */
import "server-only";
import type { Tx } from "#db/client.ts";
import { articleIds } from "#db/projection.ts";
import { type Odd, oddInReplay } from "./replay-article.ts";
import { oddInHouse } from "./replay-house.ts";
import { type Verified, verifyArticleLog, verifyHouseLog } from "./verify-log.ts";

export interface Fault extends Odd {
  /** The id of an article, or "the house". */
  log: string;
}

export interface VerifiedHouse {
  articles: number;
  /** Of all articles. */
  entries: number;
  erased: number;
  houseEntries: number;
  /** Hash of the last entry of the house's log. */
  houseHead: string;
  /** The first of each log. */
  faults: Fault[];
}

const house = "the house";

export async function verifyHouse(tx: Tx): Promise<VerifiedHouse> {
  const ids = await articleIds(tx);
  const chains = new Map<string, Verified>();
  for (const id of ids) chains.set(id, await verifyArticleLog(tx, id));
  const ofHouse = await verifyHouseLog(tx);
  const broken = [...chains, [house, ofHouse] as const].flatMap(([log, verified]) => faultOf(log, verified));
  const all = [...chains.values()];
  return {
    articles: ids.length,
    entries: all.reduce((sum, { entries }) => sum + entries, 0),
    erased: all.reduce((sum, { erased }) => sum + erased, ofHouse.erased),
    houseEntries: ofHouse.entries,
    houseHead: ofHouse.head,
    faults: broken.length > 0 ? broken : await oddBeside(tx, ids),
  };
}

async function oddBeside(tx: Tx, ids: readonly string[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const id of ids) {
    const odd = await oddInReplay(tx, id);
    if (odd !== null) faults.push({ log: id, ...odd });
  }
  const odd = await oddInHouse(tx);
  return odd === null ? faults : [...faults, { log: house, ...odd }];
}

const why = {
  gap: "an entry is missing here, or stands in another's place",
  payload: "the content is not what was written",
  chain: "the entry is not chained to the one before",
  head: "the log ends elsewhere than the article says",
} as const;

function faultOf(log: string, { broken }: Verified): Fault[] {
  return broken === null ? [] : [{ log, seq: broken.seq, what: why[broken.why] }];
}
