"use client";
/** Search, filters and grouping of the rail. A filter that is on is seen, and a list it empties offers to clear it. */
import { ListChecks, ListFilter, Search, X } from "lucide-react";
import { memo } from "react";
import { useDesk, useMay } from "#components/editor/desk-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Select } from "#components/ui/select.tsx";
import { claimKinds, stages } from "#lib/claim/claim.ts";
import { findings } from "#lib/decision/decision.ts";
import { findingLabels, kindLabels, stageLabels } from "./claim-labels.ts";
import { type ClaimFilter, type Flag, narrowness, noFilter } from "./filter-claims.ts";
import { type Grouping, groupings } from "./group-claims.ts";

const flagLabels: Record<Flag, string> = {
  stale: "Stale",
  unplaced: "Unplaced",
  "change-open": "Change open",
  "without-source": "Without source",
};

const groupingLabels: Record<Grouping, string> = {
  none: "Nothing: reading order",
  paragraph: "Paragraph",
  kind: "Kind",
  source: "Source",
  assignee: "Assigned to",
};

/** What is done with many claims at once. */
export type ManyDialog = "bulk" | "corrections";

interface FilterProps {
  filter: ClaimFilter;
  onChange: (filter: ClaimFilter) => void;
}

export const ClaimSearch = memo(function ClaimSearch({ filter, onChange }: FilterProps) {
  return (
    <div className="relative min-w-0 flex-1">
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-2.5 my-auto size-4 text-ink-soft" />
      <input
        type="search"
        aria-label="Search claims"
        placeholder="Search claims, notes, sources"
        value={filter.search}
        onChange={(event) => onChange({ ...filter, search: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === "Escape" && filter.search !== "") {
            event.stopPropagation();
            onChange({ ...filter, search: "" });
          }
        }}
        className="min-h-8 w-full rounded-md border border-line-strong bg-raised ps-8 pe-2 text-sm pointer-coarse:min-h-11"
      />
    </div>
  );
});

export const ClaimFilters = memo(function ClaimFilters({
  filter,
  onChange,
  grouping,
  onGrouping,
  shown,
  onShow,
}: FilterProps & {
  grouping: Grouping;
  onGrouping: (grouping: Grouping) => void;
  shown: number;
  onShow: (dialog: ManyDialog) => void;
}) {
  const { people } = useDesk();
  const mayChange = useMay("assign-claim");
  const on = narrowness({ ...filter, search: "" });
  const set =
    <K extends keyof ClaimFilter>(key: K) =>
    (value: ClaimFilter[K]) =>
      onChange({ ...filter, [key]: value });
  return (
    <Popover
      title="Filter claims"
      align="end"
      trigger={
        <IconButton
          label={on === 0 ? "Filter claims" : `Filter claims, ${on} on`}
          className={classNames(on > 0 && "bg-ink text-ink-invert hover:bg-ink/85 hover:text-ink-invert")}
          icon={<ListFilter aria-hidden />}
        />
      }
    >
      <div className="grid grid-cols-2 gap-2.5">
        <Select
          label="Stage"
          small
          value={filter.stage}
          options={[any, ...stages.map((value) => ({ value, label: stageLabels[value] }))]}
          onValueChange={set("stage")}
        />
        <Select
          label="Finding"
          small
          value={filter.finding}
          options={[
            any,
            { value: "none", label: "None yet" },
            ...findings.map((value) => ({ value, label: findingLabels[value] })),
          ]}
          onValueChange={set("finding")}
        />
        <Select
          label="Kind"
          small
          value={filter.kind}
          options={[any, ...claimKinds.map((value) => ({ value, label: kindLabels[value] }))]}
          onValueChange={set("kind")}
        />
        <Select
          label="Assigned to"
          small
          value={filter.assignee}
          options={[
            any,
            { value: "nobody", label: "Nobody" },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValueChange={set("assignee")}
        />
      </div>
      <fieldset className="mt-3">
        <legend className="sr-only">Only claims that are</legend>
        <div className="flex flex-wrap gap-1.5">
          {(Object.keys(flagLabels) as Flag[]).map((flag) => (
            <Button
              key={flag}
              size="sm"
              variant={filter.flag === flag ? "primary" : "secondary"}
              aria-pressed={filter.flag === flag}
              onClick={() => set("flag")(filter.flag === flag ? "" : flag)}
            >
              {flagLabels[flag]}
            </Button>
          ))}
        </div>
      </fieldset>
      <Select
        label="Group by"
        small
        className="mt-3"
        value={grouping}
        options={groupings.map((value) => ({ value, label: groupingLabels[value] }))}
        onValueChange={onGrouping}
      />
      {on > 0 ? (
        <Button
          size="sm"
          variant="quiet"
          className="mt-3 -ms-2.5"
          icon={<X aria-hidden />}
          onClick={() => onChange({ ...noFilter, search: filter.search })}
        >
          Clear filters
        </Button>
      ) : null}
      {mayChange && shown > 0 ? (
        <Button
          size="sm"
          variant="quiet"
          className="mt-3 -ms-2.5"
          icon={<ListChecks aria-hidden />}
          onClick={() => onShow("bulk")}
        >
          Change all shown ({shown})
        </Button>
      ) : null}
    </Popover>
  );
});

const any = { value: "" as const, label: "Any" };

/** Said instead of an empty list: the claims are there, the filter hides them. */
export function FilterHidesAll({ count, onClear }: { count: number; onClear: () => void }) {
  return (
    <div className="rounded-lg border border-dashed border-line-strong px-4 py-6 text-center">
      <p className="font-medium">The filter hides all {count} claims.</p>
      <Button size="sm" className="mt-2" onClick={onClear}>
        Clear search and filters
      </Button>
    </div>
  );
}
