/** Is a claim supported as the house wants it: by a primary source, or by enough independent secondary ones. */
import type { Source } from "../evidence/evidence.ts";
import type { ClaimRecord } from "./decision.ts";
import type { HouseRules } from "./house-rules.ts";

export interface Corroboration {
  /** Independent secondary sources that support the claim. Those that rest on the same origin, one wire story, count once. */
  has: number;
  /** 0 when the house asks for none or a primary source supports the claim. */
  needs: number;
}

export function corroborationOf(
  record: Pick<ClaimRecord, "citations" | "importance">,
  sources: ReadonlyMap<string, Source>,
  rules: Pick<HouseRules, "secondaries">,
): Corroboration {
  const supporting = record.citations.filter((citation) => citation.relation === "supports");
  const origins = supporting.map(({ id, sourceId }) => {
    const origin = sourceId === null ? "" : foldOrigin(sources.get(sourceId)?.origin ?? "");
    return origin === "" ? `source ${sourceId ?? id}` : `origin ${origin}`;
  });
  const isPrimary = supporting.some((citation) => citation.rank === "primary");
  return { has: new Set(origins).size, needs: isPrimary ? 0 : rules.secondaries[record.importance] };
}

function foldOrigin(origin: string): string {
  return origin.normalize("NFKC").trim().toLowerCase().replace(/\s+/gu, " ");
}
