/**
 * Log entries taken into the editor's state, away from the screen: one `receive` per text entry, `applyEntry` for all, one drawing
 * at the end. Pure: the caller gives the view the result once per frame.
 */
import type { EditorState, Transaction } from "prosemirror-state";
import { Step } from "prosemirror-transform";
import { changeBetween } from "../article/change-between.ts";
import { schema } from "../article/schema.ts";
import type { ArticleState } from "../log/article-state.ts";
import type { LogEntry } from "../log/event.ts";
import { type LostText, lostTexts } from "./lost-text.ts";
import { deskClaims, withClaimsMeta } from "./plugins/claims.ts";
import {
  atVersion,
  forgetting,
  lostSteps,
  receive,
  unconfirmedSteps,
  withoutUnconfirmed,
  withSteps,
} from "./unconfirmed.ts";

export interface Received {
  state: EditorState;
  /** Text typed here for which there is no place any more. */
  lost: readonly LostText[];
  /** How many leading unconfirmed steps are still on their way. */
  inFlight: number;
}

/**
 * Entries must continue the state's own `seq` without a gap. `mine` holds every client id that was issued to this desk, `inFlight`
 * says how many unconfirmed steps are in the batch on its way: only these can come back as own.
 */
export function receiveEntries(
  state: EditorState,
  entries: readonly LogEntry[],
  mine: ReadonlySet<string>,
  inFlight: number,
): Received {
  let now = state;
  let remaining = inFlight;
  const lost: LostText[] = [];
  for (const entry of entries) {
    const isMine = remaining > 0 && entry.event.type === "text-edited" && mine.has(entry.event.clientId);
    const tr = receiving(now, entry, isMine, remaining);
    const dropped = isMine ? [] : lostSteps(now, tr);
    lost.push(...lostTexts(now, dropped));
    remaining = isMine ? 0 : remaining - dropped.filter(({ index }) => index < remaining).length;
    now = now.apply(withClaimsMeta(tr, { received: entry }));
  }
  return { state: drawn(now), lost, inFlight: remaining };
}

function receiving(state: EditorState, { event }: LogEntry, isMine: boolean, expected: number): Transaction {
  if (event.type !== "text-edited") return state.tr;
  if (isMine && event.steps.length !== expected)
    throw new Error("Own steps came back in another number than is on its way");
  const steps = event.steps.map((json) => Step.fromJSON(schema, json as Record<string, unknown>));
  return receive(state, steps, isMine);
}

function drawn(state: EditorState): EditorState {
  return state.apply(withClaimsMeta(state.tr, { draw: true }).setMeta("addToHistory", false));
}

/**
 * The article fetched whole, in place of the entries that lead to it. `taken` own steps are known to be in it; the others are
 * carried over what changed, as over another's edit.
 */
export function rebuildFrom(state: EditorState, fresh: ArticleState, taken: number): Received {
  const own = unconfirmedSteps(state);
  const base = withSteps(deskClaims(state).confirmed.doc, own.slice(0, taken));
  const settled = taken === 0 ? state : state.apply(receive(state, own.slice(0, taken), true));
  const change = changeBetween(base, fresh.doc);
  const tr = change === null ? settled.tr : receive(settled, [change], false);
  const lost = change === null ? [] : lostTexts(settled, lostSteps(settled, tr));
  atVersion(settled, tr, fresh.version).setMeta("addToHistory", false);
  return {
    state: settled.apply(withClaimsMeta(tr, { rebuilt: fresh, draw: true })),
    lost,
    inFlight: 0,
  };
}

/** The fetched article alone, when the state here cannot be trusted: everything unconfirmed becomes `lost`. */
export function startOver(state: EditorState, fresh: ArticleState): Received {
  const lost = allLost(state);
  const { tr } = state;
  const change = changeBetween(state.doc, fresh.doc);
  if (change !== null) tr.step(change);
  atVersion(state, forgetting(state, tr), fresh.version);
  return { state: state.apply(withClaimsMeta(tr, { rebuilt: fresh, draw: true })), lost, inFlight: 0 };
}

/** The server's text alone: what it refused is given up here and returned as `lost`. */
export function discardUnconfirmed(state: EditorState): Received {
  const lost = allLost(state);
  return { state: state.apply(withClaimsMeta(withoutUnconfirmed(state), { draw: true })), lost, inFlight: 0 };
}

function allLost(state: EditorState): LostText[] {
  return lostTexts(
    state,
    unconfirmedSteps(state).map((step, index) => ({ step, index })),
  );
}
