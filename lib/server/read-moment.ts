/** Any moment of an article for the history's screen: its text, claims and evidence as they stood, and what differs from another. */
import "server-only";
import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { logRows, logRowsOfTypes } from "#db/log.ts";
import { AppError } from "../app-error.ts";
import { placedClaims } from "../export/annotated-copy.ts";
import { type Block, copyBlocks } from "../export/copy-blocks.ts";
import type { ArticleState } from "../log/article-state.ts";
import { type ClaimView, viewClaims } from "../log/claim-view.ts";
import { type Comparison, compareStates } from "../log/compare-states.ts";
import type { EventType, LogEntry } from "../log/event.ts";
import { presentEntry, presentPast } from "../log/present.ts";
import type { Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { articleAt, type HeldArticle, readableArticle } from "./live-articles.ts";
import { parseInput } from "./parse-input.ts";
import { openEntry } from "./seal-entry.ts";

/** As it stands in an address. Without `seq` the present; with `with`, another moment to hold it against. */
export const momentQuery = z.object({
  seq: z.coerce.number().int().min(1).optional(),
  with: z.coerce.number().int().min(1).optional(),
});

export interface Moment {
  /** The entry that led to it, and the last one there is. */
  entry: LogEntry;
  last: number;
  version: number;
  language: string | null;
  blocks: readonly Block[];
  claims: readonly ClaimView[];
  /** Entries that people look for: brought in, signed off, reopened, returned … */
  named: readonly LogEntry[];
  /** Against the other moment, whichever of the two is older coming first; null when none was asked for. */
  compared: (Comparison & { older: LogEntry; newer: LogEntry }) | null;
  /** Whether text and claims can be changed now. */
  open: boolean;
}

const named: readonly EventType[] = ["article-created", "signed-off", "reopened", "claim-returned", "archived"];
const mostNamed = 100;

/** Throws `not-found` also for an entry there is not, and for an article that this person may not read. */
export async function readMoment(
  principal: Principal,
  articleId: string,
  input: z.input<typeof momentQuery> | Readonly<Record<string, string | undefined>>,
): Promise<Moment> {
  const { seq, with: other } = parseInput(momentQuery, input);
  return database().read(async (tx) => {
    const { live } = await readableArticle(tx, principal, articleId);
    const last = live.state.seq;
    const moment = await momentAt(tx, principal, live, seq ?? last);
    const against = other === undefined ? null : await momentAt(tx, principal, live, other);
    const { state, entry } = moment;
    const rows = await logRowsOfTypes(tx, articleId, named, mostNamed);
    return {
      ...{ entry, last, version: state.version, language: state.meta.language },
      blocks: copyBlocks(state.doc, coveringsOf(state)),
      claims: viewClaims(state),
      named: rows.map((row) => presentEntry(openEntry(row), live.state, principal)),
      compared: against === null ? null : comparison(moment, against),
      open: live.state.meta.signOff === null && !live.state.meta.archived,
    };
  });
}

interface At {
  state: ArticleState;
  entry: LogEntry;
}

async function momentAt(tx: Tx, principal: Principal, live: HeldArticle["live"], seq: number): Promise<At> {
  const { id } = live.state.meta;
  const [row] = seq > live.state.seq ? [] : await logRows(tx, id, { after: seq - 1, upTo: seq });
  if (row === undefined) throw new AppError("not-found", "The article has no such entry.");
  const past = seq === live.state.seq ? live.state : await articleAt(tx, id, seq);
  return {
    state: presentPast(past, live.state, principal),
    entry: presentEntry(openEntry(row), live.state, principal),
  };
}

function comparison(one: At, other: At): Moment["compared"] {
  const [older, newer] = one.state.seq <= other.state.seq ? [one, other] : [other, one];
  return { ...compareStates(older.state, newer.state), older: older.entry, newer: newer.entry };
}

function coveringsOf(state: ArticleState) {
  return placedClaims(state).flatMap(({ record, range }) => (range === null ? [] : [{ number: record.number, range }]));
}
