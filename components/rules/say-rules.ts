/** The rules of the house as sentences, one each: what holds, never what might. */
import { importances } from "#lib/claim/claim.ts";
import type { HouseRules } from "#lib/decision/house-rules.ts";
import { importanceLabels, kindLabels } from "../claim/claim-labels.ts";

export function sayRules(rules: HouseRules): string[] {
  return [
    rules.selfApproval
      ? "People may approve what they checked themselves; every copy then says “self-checked”."
      : "Nobody approves what they checked themselves.",
    rules.citedKinds.length === 0
      ? "No kind of claim needs a source."
      : `A source is needed for claims of these kinds: ${rules.citedKinds.map((kind) => kindLabels[kind].toLowerCase()).join(", ")}.`,
    ...importances.map((importance) => saySources(importanceLabels[importance], rules.secondaries[importance])),
    rules.rightOfReply
      ? "Whom a claim criticises is asked for a reply."
      : "Whether whom a claim criticises was asked is not looked at.",
    rules.clearance
      ? "The legal reviewer clears the words of legal claims."
      : "Legal claims need no clearance of their own.",
    rules.coverage === 0
      ? "How much of an article is covered by claims is not looked at."
      : `At least ${rules.coverage} % of an article’s statements have a claim.`,
    rules.fetchPages
      ? "Articles may be brought in from a web address; the server fetches the page."
      : "The server fetches no pages from the web.",
  ];
}

function saySources(importance: string, secondaries: number): string {
  if (secondaries === 0) return `${importance} claims: no number of sources is asked for.`;
  const others = secondaries === 1 ? "1 secondary one" : `${secondaries} independent secondary ones`;
  return `${importance} claims: a primary source, or ${others}.`;
}
