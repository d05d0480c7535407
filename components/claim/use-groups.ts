"use client";
/** The claims that the rail shows, under the headings that somebody chose. */
import { useMemo } from "react";
import { useDesk } from "#components/editor/desk-context.tsx";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { type ClaimGroup, type Grouping, groupClaims } from "./group-claims.ts";

const longestHeading = 60;

export function useGroups(claims: readonly ClaimView[], grouping: Grouping): readonly ClaimGroup[] {
  const { desk } = useDesk();
  return useMemo(() => {
    const { doc } = desk.text();
    return groupClaims(claims, grouping, ({ id }) => {
      const range = desk.rangeOf(id);
      if (range === null) return null;
      const place = doc.resolve(range.from);
      const text = place.parent.textContent;
      const cut = text.length > longestHeading ? `${text.slice(0, longestHeading).toWellFormed()}…` : text;
      return { key: String(place.start()), heading: cut };
    });
  }, [desk, claims, grouping]);
}
