"use client";
/** Tells those who do not see it what others changed: politely, a few words, gathered by the live region. */
import { useEffect, useRef } from "react";
import { stateLabel } from "#components/claim/claim-labels.ts";
import { useAnnounce } from "#components/ui/live-region.tsx";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { useDesk, useDeskView } from "./desk-context.tsx";

export function Arrivals() {
  const { me } = useDesk();
  const claims = useDeskView((view) => view.claims);
  const announce = useAnnounce();
  const before = useRef(claims);
  useEffect(() => {
    for (const words of newsBetween(before.current, claims, me.id)) announce(words);
    before.current = claims;
  }, [claims, announce, me.id]);
  return null;
}

/** What others did between two looks at the claims. What I did myself I know. */
export function newsBetween(before: readonly ClaimView[], now: readonly ClaimView[], myId: string): string[] {
  const old = new Map(before.map((claim) => [claim.id, claim]));
  return now.flatMap((claim) => {
    const was = old.get(claim.id);
    if (was === claim) return [];
    if (was === undefined)
      return claim.createdBy.id === myId ? [] : [`${claim.createdBy.name} added claim ${claim.number}`];
    return changes(was, claim, myId);
  });
}

function changes(was: ClaimView, claim: ClaimView, myId: string): string[] {
  const news: string[] = [];
  const note = claim.notes.at(-1);
  if (claim.notes.length > was.notes.length && note && note.by.id !== myId) {
    news.push(`${note.by.name} wrote a note on claim ${claim.number}`);
  }
  const citation = claim.citations.at(-1);
  if (claim.citations.length > was.citations.length && citation && citation.by.id !== myId) {
    news.push(`${citation.by.name} added a source to claim ${claim.number}`);
  }
  const mine = [claim.check?.by.id, claim.approval?.by.id, claim.returned?.by.id].includes(myId);
  if (stateLabel(was) !== stateLabel(claim) && !mine) news.push(`Claim ${claim.number}: ${stateLabel(claim)}`);
  return news;
}
