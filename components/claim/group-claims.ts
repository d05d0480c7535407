/** The claims of the list under headings. Pure; the order of the claims stays, the order of the groups is that of their first claim. */
import type { ClaimView } from "#lib/log/claim-view.ts";
import { kindLabels } from "./claim-labels.ts";

export const groupings = ["none", "paragraph", "kind", "source", "assignee"] as const;
export type Grouping = (typeof groupings)[number];

export interface ClaimGroup {
  key: string;
  /** Empty where there is no heading. */
  heading: string;
  claims: readonly ClaimView[];
}

interface Heading {
  key: string;
  heading: string;
}

/**
 * A claim with several sources stands under each of them. `paragraphOf` names the block that a claim begins in; null while it is
 * unplaced.
 */
export function groupClaims(
  claims: readonly ClaimView[],
  grouping: Grouping,
  paragraphOf: (claim: ClaimView) => Heading | null,
): ClaimGroup[] {
  const groups = new Map<string, Heading & { claims: ClaimView[] }>();
  for (const claim of claims) {
    for (const { key, heading } of headingsOf(claim, grouping, paragraphOf)) {
      const group = groups.get(key) ?? { key, heading, claims: [] };
      groups.set(key, group);
      group.claims.push(claim);
    }
  }
  return [...groups.values()];
}

/** Each claim once, as the list shows them from top to bottom. */
export function inOrder(groups: readonly ClaimGroup[]): ClaimView[] {
  return [...new Set(groups.flatMap(({ claims }) => claims))];
}

function headingsOf(
  claim: ClaimView,
  grouping: Grouping,
  paragraphOf: (claim: ClaimView) => Heading | null,
): Heading[] {
  switch (grouping) {
    case "none":
      return [{ key: "", heading: "" }];
    case "paragraph":
      return [paragraphOf(claim) ?? { key: "unplaced", heading: "Unplaced" }];
    case "kind":
      return [{ key: claim.kind, heading: kindLabels[claim.kind] }];
    case "assignee":
      return [{ key: claim.assignee?.id ?? "", heading: claim.assignee?.name ?? "Assigned to nobody" }];
    case "source":
      return sourcesOf(claim);
  }
}

/** A source that this reader may not see has no name of its own: all that go by one alias stand together. */
function sourcesOf({ citations }: ClaimView): Heading[] {
  if (citations.length === 0) return [{ key: "", heading: "Without a source" }];
  const named = citations.map(({ source, alias }): [string, string] =>
    source === null
      ? [`alias ${alias}`, alias || "Confidential source"]
      : [source.id, source.title || source.link || "Source"],
  );
  return [...new Map(named)].map(([key, heading]) => ({ key, heading }));
}
