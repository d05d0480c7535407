/**
 * The claims of the article as the editor's state: one value, changed only by transactions. `confirmed` is the article as the
 * server has it; `drawn` follows from it and the steps that are on their way. What arrives is applied entry by entry with
 * `received` and drawn once by a last transaction with `draw`.
 */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { Person } from "../../article/article.ts";
import type { CoveredText } from "../../claim/coverage.ts";
import type { Range } from "../../claim/range.ts";
import { applyEntry } from "../../log/apply-entry.ts";
import type { ArticleState } from "../../log/article-state.ts";
import type { LogEntry } from "../../log/event.ts";
import { claimsCovering } from "../claims-at.ts";
import { type Drawn, drawAnew, drawStep, sameDrawn } from "../drawn-claims.ts";
import { expectedClaims, isEffectOfFirst } from "../expected.ts";
import { bringsServerText, stillAhead, unconfirmedSteps } from "../unconfirmed.ts";

/** A command that is not answered yet, and what it hangs on in the text. */
export interface Waiting {
  /** Without its id and place. */
  readonly command: Readonly<Record<string, unknown>>;
  readonly by: Person;
  /** When it was given. */
  readonly at: string;
  /** True once the log has brought what looks like its effect. */
  readonly isArriving: boolean;
  /** True once whoever gave it has gone on without an answer. */
  readonly isLate: boolean;
  /** The stretch it speaks of, where it stands on this screen; null when it speaks of none. */
  readonly place: Range | null;
  /** How many leading unconfirmed steps were made before it was given: they are sent first, the others after it. */
  readonly ahead: number;
}

export interface DeskClaims {
  readonly confirmed: ArticleState;
  readonly drawn: Drawn;
  /** The text that `drawn` belongs to: another's, while several entries are taken in one after the other, is ahead of it. */
  readonly drawnOn: Node;
  readonly active: string | null;
  readonly hovered: string | null;
  /** Commands that are not answered yet, by id, carried through every edit until they are. */
  readonly waiting: ReadonlyMap<string, Waiting>;
  /** Issued by the server; under it the own edges of claims stay open. */
  readonly clientId: string;
}

export interface ClaimsMeta {
  received?: LogEntry;
  /** The article fetched whole, in place of what was confirmed. */
  rebuilt?: ArticleState;
  draw?: true;
  clientId?: string;
  active?: string | null;
  hovered?: string | null;
  wait?: Omit<Waiting, "isArriving" | "isLate"> & { id: string };
  late?: string;
  answered?: string;
  /** The step was made in a tab that is gone. */
  resumed?: true;
}

const key = new PluginKey<DeskClaims>("claims");

export function deskClaims(state: EditorState): DeskClaims {
  return key.getState(state)!;
}

/** The claims as the screen shows them: with what has been asked for and is not answered yet. */
export function shownClaims(state: EditorState): DeskClaims {
  return expectedClaims(deskClaims(state), state.doc);
}

/** The text on the screen and where its claims stand in it. */
export function deskText(state: EditorState): CoveredText {
  return { doc: state.doc, ranges: shownClaims(state).drawn.ranges };
}

export function withClaimsMeta(tr: Transaction, meta: ClaimsMeta): Transaction {
  return tr.setMeta(key, meta);
}

export function claimsMeta(tr: Transaction): ClaimsMeta | undefined {
  return tr.getMeta(key);
}

/**
 * True between the first of several entries taken in and the drawing at their end: the text is ahead of where claims are drawn, and
 * nothing that is drawn from both can be told.
 */
export function isHalfReceived(tr: Transaction, before: EditorState): boolean {
  const meta = claimsMeta(tr);
  return (meta?.received !== undefined || bringsServerText(tr, before)) && meta?.draw !== true;
}

/** Must stand behind the collab plugin: it reads what that one has just counted. */
export function claimsPlugin(confirmed: ArticleState): Plugin<DeskClaims> {
  return new Plugin<DeskClaims>({
    key,
    state: {
      init: () => ({
        confirmed,
        drawn: drawAnew(confirmed, [], ""),
        drawnOn: confirmed.doc,
        active: null,
        hovered: null,
        waiting: new Map(),
        clientId: "",
      }),
      apply: (tr, claims, before, now) => {
        const moved = tr.docChanged ? edited(tr, claims, before) : claims;
        const waiting = counted(moved.waiting, tr, before);
        const told = withMeta(waiting === moved.waiting ? moved : { ...moved, waiting }, claimsMeta(tr), before, now);
        return followsCaret(tr) ? { ...told, active: underCaret(told, now) } : told;
      },
    },
  });
}

function edited(tr: Transaction, claims: DeskClaims, before: EditorState): DeskClaims {
  if (bringsServerText(tr, before)) return { ...claims, waiting: mapped(claims.waiting, tr) };
  let { drawn } = claims;
  tr.steps.forEach((step, index) => {
    const after = tr.docs[index + 1] ?? tr.doc;
    drawn = drawStep(drawn, step, tr.docs[index]!, after, claims.confirmed, claims.clientId);
  });
  return { ...claims, waiting: mapped(claims.waiting, tr), drawn, drawnOn: tr.doc };
}

function mapped(waiting: DeskClaims["waiting"], tr: Transaction): DeskClaims["waiting"] {
  return changedWaiting(waiting, ({ place, ...rest }) => ({
    ...rest,
    place: place === null ? null : { from: tr.mapping.map(place.from, 1), to: tr.mapping.map(place.to, -1) },
  }));
}

/** After steps were confirmed, or found no place any more. */
function counted(waiting: DeskClaims["waiting"], tr: Transaction, before: EditorState): DeskClaims["waiting"] {
  if (!bringsServerText(tr, before)) return waiting;
  return changedWaiting(waiting, (one) => ({ ...one, ahead: stillAhead(before, tr, one.ahead) }));
}

function changedWaiting(waiting: DeskClaims["waiting"], change: (one: Waiting) => Waiting): DeskClaims["waiting"] {
  return waiting.size === 0 ? waiting : new Map([...waiting].map(([id, one]) => [id, change(one)]));
}

function withMeta(claims: DeskClaims, meta: ClaimsMeta | undefined, before: EditorState, now: EditorState): DeskClaims {
  if (meta === undefined) return claims;
  const changed = {
    ...claims,
    clientId: meta.clientId ?? claims.clientId,
    confirmed: confirmedBy(claims.confirmed, meta),
    active: meta.active === undefined ? claims.active : meta.active,
    hovered: meta.hovered === undefined ? claims.hovered : meta.hovered,
    waiting: waitingWith(arrivingIn(claims, meta, before), meta),
  };
  if (!meta.draw) return changed;
  const isKnown = (id: string) => changed.confirmed.claims.get(id)?.withdrawn === null || isToCome(id, changed.waiting);
  const known = (id: string | null) => (id !== null && isKnown(id) ? id : null);
  return {
    ...changed,
    drawn: sameDrawn(claims.drawn, drawAnew(changed.confirmed, unconfirmedSteps(now), changed.clientId)),
    drawnOn: now.doc,
    active: known(changed.active),
    hovered: known(changed.hovered),
  };
}

function confirmedBy(confirmed: ArticleState, meta: ClaimsMeta): ArticleState {
  if (meta.rebuilt !== undefined) return meta.rebuilt;
  return meta.received === undefined ? confirmed : applyEntry(confirmed, meta.received).state;
}

/**
 * The answer to a command may be slower than its entry in the stream: meanwhile it is not to be foretold once more. Where several
 * entries are taken in at once, claims are drawn at their end only: here they are needed as they stand before this one.
 */
function arrivingIn(claims: DeskClaims, { received }: ClaimsMeta, before: EditorState): DeskClaims["waiting"] {
  const [first] = claims.waiting;
  if (received === undefined || first === undefined) return claims.waiting;
  if (received.by.id !== first[1].by.id || !("claimId" in received.event)) return claims.waiting;
  const there = deskClaims(before);
  const drawn = drawAnew(there.confirmed, unconfirmedSteps(before), there.clientId);
  if (!isEffectOfFirst({ ...there, drawn }, before.doc, received)) return claims.waiting;
  return new Map(claims.waiting).set(first[0], { ...first[1], isArriving: true });
}

function isToCome(claimId: string, waiting: DeskClaims["waiting"]): boolean {
  return [...waiting.values()].some(({ command }) => command.type === "add-claim" && command.claimId === claimId);
}

function waitingWith(waiting: DeskClaims["waiting"], { wait, late, answered }: ClaimsMeta): DeskClaims["waiting"] {
  if (wait === undefined && late === undefined && answered === undefined) return waiting;
  const changed = new Map(waiting);
  if (wait !== undefined) {
    const { id, ...waits } = wait;
    changed.set(id, { ...waits, isArriving: false, isLate: false });
  }
  if (late !== undefined) changed.set(late, { ...changed.get(late)!, isLate: true });
  if (answered !== undefined) changed.delete(answered);
  return changed;
}

/** A caret put somewhere by mouse, finger or arrow keys; not one that typing or another's edit moved. */
function followsCaret(tr: Transaction): boolean {
  return tr.selectionSet && !tr.docChanged && tr.selection.empty && claimsMeta(tr) === undefined;
}

function underCaret(claims: DeskClaims, now: EditorState): string | null {
  const covering = claimsCovering(expectedClaims(claims, now.doc).drawn.ranges, now.selection.head);
  return claims.active !== null && covering.includes(claims.active) ? claims.active : (covering[0] ?? null);
}
