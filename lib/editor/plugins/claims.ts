/**
 * The claims of the article as the editor's state: one value, changed only by transactions. `confirmed` is the article as the
 * server has it; `drawn` follows from it and the steps that are on their way. What arrives is applied entry by entry with
 * `received` and drawn once by a last transaction with `draw`.
 */
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { Range } from "../../claim/range.ts";
import { applyEntry } from "../../log/apply-entry.ts";
import type { ArticleState } from "../../log/article-state.ts";
import type { LogEntry } from "../../log/event.ts";
import { claimsCovering } from "../claims-at.ts";
import { type Drawn, drawAnew, drawStep, sameDrawn } from "../drawn-claims.ts";
import { bringsServerText, unconfirmedSteps } from "../unconfirmed.ts";

export interface DeskClaims {
  readonly confirmed: ArticleState;
  readonly drawn: Drawn;
  readonly active: string | null;
  readonly hovered: string | null;
  /** Stretches that waiting commands speak of, carried through every edit until they are sent. */
  readonly places: ReadonlyMap<string, Range>;
  /** How many steps were made here, ever: tells which of them a command must wait for. */
  readonly made: number;
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
  keepPlace?: { id: string; range: Range };
  dropPlace?: string;
}

const key = new PluginKey<DeskClaims>("claims");

export function deskClaims(state: EditorState): DeskClaims {
  return key.getState(state)!;
}

export function withClaimsMeta(tr: Transaction, meta: ClaimsMeta): Transaction {
  return tr.setMeta(key, meta);
}

export function claimsMeta(tr: Transaction): ClaimsMeta | undefined {
  return tr.getMeta(key);
}

/** Must stand behind the collab plugin: it reads what that one has just counted. */
export function claimsPlugin(confirmed: ArticleState): Plugin<DeskClaims> {
  return new Plugin<DeskClaims>({
    key,
    state: {
      init: () => ({
        confirmed,
        drawn: drawAnew(confirmed, [], ""),
        active: null,
        hovered: null,
        places: new Map(),
        made: 0,
        clientId: "",
      }),
      apply: (tr, claims, before, now) => {
        const moved = tr.docChanged ? edited(tr, claims, before) : claims;
        const told = withMeta(moved, claimsMeta(tr), now);
        return followsCaret(tr) ? { ...told, active: underCaret(told, now) } : told;
      },
    },
  });
}

function edited(tr: Transaction, claims: DeskClaims, before: EditorState): DeskClaims {
  const places = mappedPlaces(claims.places, tr);
  if (bringsServerText(tr, before)) return { ...claims, places };
  let { drawn } = claims;
  tr.steps.forEach((step, index) => {
    const after = tr.docs[index + 1] ?? tr.doc;
    drawn = drawStep(drawn, step, tr.docs[index]!, after, claims.confirmed, claims.clientId);
  });
  return { ...claims, places, drawn, made: claims.made + tr.steps.length };
}

function mappedPlaces(places: DeskClaims["places"], tr: Transaction): DeskClaims["places"] {
  if (places.size === 0) return places;
  return new Map(
    [...places].map(([id, { from, to }]) => [id, { from: tr.mapping.map(from, 1), to: tr.mapping.map(to, -1) }]),
  );
}

function withMeta(claims: DeskClaims, meta: ClaimsMeta | undefined, now: EditorState): DeskClaims {
  if (meta === undefined) return claims;
  const changed = {
    ...claims,
    clientId: meta.clientId ?? claims.clientId,
    confirmed: confirmedBy(claims.confirmed, meta),
    active: meta.active === undefined ? claims.active : meta.active,
    hovered: meta.hovered === undefined ? claims.hovered : meta.hovered,
    places: changedPlaces(claims.places, meta),
  };
  if (!meta.draw) return changed;
  const known = (id: string | null) =>
    id !== null && changed.confirmed.claims.get(id)?.withdrawn === null ? id : null;
  return {
    ...changed,
    drawn: sameDrawn(claims.drawn, drawAnew(changed.confirmed, unconfirmedSteps(now), changed.clientId)),
    active: known(changed.active),
    hovered: known(changed.hovered),
  };
}

function confirmedBy(confirmed: ArticleState, meta: ClaimsMeta): ArticleState {
  if (meta.rebuilt !== undefined) return meta.rebuilt;
  return meta.received === undefined ? confirmed : applyEntry(confirmed, meta.received).state;
}

function changedPlaces(places: DeskClaims["places"], meta: ClaimsMeta): DeskClaims["places"] {
  if (meta.keepPlace === undefined && meta.dropPlace === undefined) return places;
  const changed = new Map(places);
  if (meta.keepPlace !== undefined) changed.set(meta.keepPlace.id, meta.keepPlace.range);
  if (meta.dropPlace !== undefined) changed.delete(meta.dropPlace);
  return changed;
}

/** A caret put somewhere by mouse, finger or arrow keys; not one that typing or another's edit moved. */
function followsCaret(tr: Transaction): boolean {
  return tr.selectionSet && !tr.docChanged && tr.selection.empty && claimsMeta(tr) === undefined;
}

function underCaret(claims: DeskClaims, now: EditorState): string | null {
  const covering = claimsCovering(claims.drawn.ranges, now.selection.head);
  return claims.active !== null && covering.includes(claims.active) ? claims.active : (covering[0] ?? null);
}
