"use client";
/** The right side of the desk: search, filters, the unplaced ones, and the claims beside their words or as a list. */
import { Columns2, List, PenLine } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { useMay } from "#components/editor/desk-context.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { openCorrections } from "#lib/decision/correction.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { ClaimFilters, ClaimSearch, FilterHidesAll, type ManyDialog } from "./claim-filters.tsx";
import { type ClaimFilter, noFilter } from "./filter-claims.ts";
import type { ClaimGroup, Grouping } from "./group-claims.ts";
import { RailBeside, type RailProps } from "./rail-beside.tsx";
import { RailList } from "./rail-list.tsx";
import { UnplacedSection } from "./unplaced-section.tsx";

export type RailMode = "beside" | "list";

export function ClaimRail({
  all,
  mode,
  onMode,
  filter,
  onFilter,
  grouping,
  onGrouping,
  groups,
  article,
  inline,
  onShow,
  ...rail
}: RailProps & {
  /** Every claim; `claims` are those the filter shows. */
  all: readonly ClaimView[];
  mode: RailMode;
  /** Null where there is only the list. */
  onMode: ((mode: RailMode) => void) | null;
  filter: ClaimFilter;
  onFilter: (filter: ClaimFilter) => void;
  grouping: Grouping;
  onGrouping: (grouping: Grouping) => void;
  /** `claims` under their headings. */
  groups: readonly ClaimGroup[];
  article: RefObject<HTMLElement | null>;
  inline: boolean;
  /** Opens what is done with many claims at once. */
  onShow: (dialog: ManyDialog) => void;
}) {
  const { claims, active, onOpen } = rail;
  const unplaced = all.filter((claim) => !claim.placed);
  // While a claim is open its own head stays in sight instead.
  const sticks = onMode !== null && mode === "beside" && active === null;
  const hidesAll = all.length > 0 && claims.length === 0;
  return (
    <div className={mode === "list" && onMode ? "lg:flex lg:h-full lg:flex-col" : undefined}>
      <div data-rail-head className={`z-20 space-y-2 bg-canvas pt-3 pb-2 ${sticks ? "sticky top-(--bar)" : ""}`}>
        <div className="flex items-center gap-1">
          <ClaimSearch filter={filter} onChange={onFilter} />
          <ClaimFilters {...{ filter, grouping, onGrouping, onShow }} onChange={onFilter} shown={claims.length} />
          {onMode ? (
            <IconButton
              label={mode === "beside" ? "Show as a list" : "Show beside the words"}
              icon={mode === "beside" ? <List aria-hidden /> : <Columns2 aria-hidden />}
              onClick={() => onMode(mode === "beside" ? "list" : "beside")}
            />
          ) : null}
        </div>
        {filter === noFilter || claims.length === all.length || hidesAll ? null : (
          <p role="status" className="text-xs text-ink-soft">
            {claims.length} of {all.length} claims shown
          </p>
        )}
        <OpenCorrections claims={all} onShow={onShow} />
        <UnplacedSection claims={unplaced} active={active} onOpen={onOpen} />
      </div>
      {all.length === 0 ? <NoClaims /> : null}
      {hidesAll ? <FilterHidesAll count={all.length} onClear={() => onFilter(noFilter)} /> : null}
      {mode === "beside" ? (
        <RailBeside {...rail} article={article} />
      ) : (
        <Scroller scrolls={onMode !== null}>
          <RailList {...rail} groups={groups} inline={inline} />
        </Scroller>
      )}
    </div>
  );
}

function OpenCorrections({ claims, onShow }: { claims: readonly ClaimView[]; onShow: (dialog: ManyDialog) => void }) {
  const count = claims.reduce((sum, claim) => sum + openCorrections(claim).length, 0);
  if (count === 0) return null;
  return (
    <button
      type="button"
      onClick={() => onShow("corrections")}
      className="flex min-h-8 w-full items-center gap-2 rounded-lg border border-orange-mark/50 bg-orange-soft px-3 py-1 text-sm font-medium text-orange pointer-coarse:min-h-11"
    >
      <PenLine aria-hidden className="size-4" />
      Open corrections ({count})
    </button>
  );
}

/** Beside the article the list scrolls by itself; on a narrow screen it is the page. */
function Scroller({ scrolls, children }: { scrolls: boolean; children: ReactNode }) {
  return scrolls ? (
    <div className="-mx-1 min-h-0 flex-1 scroll-pt-18 overflow-y-auto px-1 pt-1">{children}</div>
  ) : (
    children
  );
}

function NoClaims() {
  const mayAdd = useMay("add-claim");
  if (!mayAdd) {
    return (
      <EmptyState title="No claims yet" className="py-8">
        Nobody has said yet which statements of this article must be verified.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No claims yet" className="py-8">
      Select the words of a statement in the article and press “Add claim”. Every statement that somebody must verify
      becomes a claim with its evidence, its finding and its approval.
    </EmptyState>
  );
}
