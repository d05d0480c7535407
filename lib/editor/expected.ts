/**
 * The claims as they will be once what waits has been answered: the commands given here, decided here, by the same `decide` the server
 * will use, on the text and the claims of this screen. So a claim, a note or a finding stands on the screen at once, also through a
 * night without a line. What cannot be foretold (a source this page does not know, a refusal) is left to the server.
 */
import type { Node } from "prosemirror-model";
import { AppError } from "../app-error.ts";
import { firstRules, type HouseRules } from "../decision/house-rules.ts";
import { applyEntry } from "../log/apply-entry.ts";
import type { ArticleState } from "../log/article-state.ts";
import { liveArticle } from "../log/authority.ts";
import type { Command } from "../log/command.ts";
import { decide } from "../log/decide.ts";
import type { ArticleEvent, LogEntry } from "../log/event.ts";
import { LayeredMap } from "../log/layered-map.ts";
import type { DeskClaims, Waiting } from "./plugins/claims.ts";

/** Whatever the house asks, the server asks it again. */
const foretelling: HouseRules = { ...firstRules, version: 0, selfApproval: true };

const known = new WeakMap<DeskClaims, DeskClaims>();

/** `claims` itself while nothing waits, and while the text `doc` is ahead of where claims are drawn. */
export function expectedClaims(claims: DeskClaims, doc: Node): DeskClaims {
  if (claims.waiting.size === 0 || claims.drawnOn !== doc) return claims;
  const made = known.get(claims) ?? foretold(claims, doc);
  known.set(claims, made);
  return made;
}

function foretold(claims: DeskClaims, doc: Node): DeskClaims {
  let here = onScreen(claims, doc);
  const before = here.ranges;
  for (const [id, waiting] of claims.waiting) {
    for (const event of waiting.isArriving ? [] : eventsOf(here, id, waiting)) here = withEvent(here, event, waiting);
  }
  const drawn = here.ranges === before ? claims.drawn : { ...claims.drawn, ranges: here.ranges };
  const confirmed = { ...claims.confirmed, claims: here.claims, sources: here.sources };
  return { ...claims, confirmed, drawn };
}

/** Does this entry of the person here look like the effect of the first command that waits? Its answer is then on its way, too. */
export function isEffectOfFirst(claims: DeskClaims, doc: Node, { by, event }: LogEntry): boolean {
  const [first] = claims.waiting;
  if (first === undefined || first[1].by.id !== by.id || !("claimId" in event)) return false;
  const events = eventsOf(onScreen(claims, doc), ...first);
  return events.some((made) => made.type === event.type && "claimId" in made && made.claimId === event.claimId);
}

/** The article as it stands on this screen. */
function onScreen({ confirmed, drawn }: DeskClaims, doc: Node): ArticleState {
  const typed = [...drawn.typed].flatMap(([id, words]) => {
    const record = confirmed.claims.get(id);
    return record === undefined ? [] : [[id, { ...record, ...words }] as const];
  });
  return { ...confirmed, doc, ranges: drawn.ranges, claims: LayeredMap.over(confirmed.claims, typed) };
}

function withEvent(state: ArticleState, event: ArticleEvent, { by, at }: Waiting): ArticleState {
  return applyEntry(state, { seq: state.seq + 1, at, by, event }).state;
}

function eventsOf(here: ArticleState, id: string, { command, place, by, at }: Waiting): ArticleEvent[] {
  const where = place === null ? {} : { at: { ...place, version: here.version } };
  // Who may be mentioned the server knows: the note itself can be foretold without.
  const given = { ...command, ...where, id, mentions: undefined };
  try {
    const events = decide(liveArticle(here), given as Command, {
      ...{ by, now: at, salt: "", rules: foretelling },
      person: () => null,
      seesInternalNotes: () => false,
      source: (sourceId) => here.sources.get(sourceId) ?? null,
    });
    // The text itself is not foretold: it comes by the stream, and the claims with it.
    return events.some(({ type }) => type === "text-edited") ? [] : events;
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}
