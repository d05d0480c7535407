"use client";
/** How much of the article is claimed, as a switch that marks in the text what is not. Counted when typing rests. */
import { Highlighter } from "lucide-react";
import { useEffect, useState } from "react";
import { useDesk, useDeskView } from "#components/editor/desk-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { type Coverage, coverageOf, percentCovered } from "#lib/claim/coverage.ts";
import { toggleUncovered } from "#lib/editor/plugins/uncovered.ts";

export function CoverageMark() {
  const { desk } = useDesk();
  const shown = useDeskView((view) => view.showsUncovered);
  const coverage = useCoverage();
  if (coverage === null) return null;
  const { statements, open } = coverage;
  return (
    <Button
      size="sm"
      variant={shown ? "secondary" : "quiet"}
      aria-pressed={shown}
      title={
        open.length === 0
          ? "Every statement has a claim"
          : `${open.length} of ${statements} statements have no claim: mark them in the text`
      }
      icon={<Highlighter aria-hidden />}
      className="shrink-0 whitespace-nowrap"
      onClick={() => desk.run(toggleUncovered)}
    >
      {percentCovered(coverage)} % covered
    </Button>
  );
}

/** So long nothing was typed or changed, in milliseconds. */
const rest = 400;

/** Null until the desk has been drawn once, and for an article that states nothing. */
function useCoverage(): Coverage | null {
  const { desk } = useDesk();
  const claims = useDeskView((view) => view.claims);
  const version = useDeskView((view) => view.version);
  const [coverage, setCoverage] = useState<Coverage | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew when text or claims are others.
  useEffect(() => {
    const timer = setTimeout(() => setCoverage(coverageOf(desk.text())), rest);
    return () => clearTimeout(timer);
  }, [desk, claims, version]);
  return coverage === null || coverage.statements === 0 ? null : coverage;
}
