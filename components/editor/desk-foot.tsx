"use client";
/** The foot of the desk on narrow screens and under a finger: text or claims, and adding a claim on the selected words. */
import { FileText, Highlighter, ListChecks, MapPin } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { useDesk, useDeskView, useMay } from "./desk-context.tsx";
import { Chooser } from "./selection-bar.tsx";
import type { Placing } from "./use-placing.ts";

export type Side = "article" | "claims";

export function DeskFoot({
  side,
  onSide,
  onAdd,
  onOpen,
  placing,
}: {
  side: Side;
  onSide: (side: Side) => void;
  onAdd: () => void;
  onOpen: (claimId: string) => void;
  placing: Placing;
}) {
  const { desk } = useDesk();
  const count = useDeskView((view) => view.claims.length);
  const selection = useDeskView((view) => view.selection);
  const atSelection = useDeskView((view) => view.atSelection);
  const mayAdd = useMay("add-claim");
  const chosen = selection !== null && desk.selectedWords() !== null;
  return (
    <div className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden">
      {atSelection.length > 1 && side === "article" ? (
        <div className="border-b border-line px-2 py-1">
          <Chooser ids={atSelection} onOpen={onOpen} />
        </div>
      ) : null}
      {chosen && placing.claim ? (
        <div className="border-b border-line px-2 py-1">
          <Button size="sm" icon={<MapPin aria-hidden />} onClick={placing.place}>
            Place claim {placing.claim.number} here
          </Button>
        </div>
      ) : null}
      <div className="flex items-stretch">
        <FootButton icon={FileText} label="Article" pressed={side === "article"} onClick={() => onSide("article")} />
        <FootButton
          icon={ListChecks}
          label={`Claims (${count})`}
          pressed={side === "claims"}
          onClick={() => onSide("claims")}
        />
        {mayAdd ? (
          <button
            type="button"
            disabled={!chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={onAdd}
            className="flex min-h-13 flex-[1.3] items-center justify-center gap-2 bg-ink px-3 text-sm font-medium text-ink-invert disabled:bg-sunken disabled:text-ink-soft"
          >
            <Highlighter aria-hidden className="size-4" />
            Add claim
          </button>
        ) : null}
      </div>
    </div>
  );
}

function FootButton({
  icon: Icon,
  label,
  pressed,
  onClick,
}: {
  icon: typeof FileText;
  label: string;
  pressed: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className={classNames(
        "flex min-h-13 flex-1 items-center justify-center gap-2 border-t-2 px-2 text-sm",
        pressed ? "border-ink font-medium" : "border-transparent text-ink-soft",
      )}
    >
      <Icon aria-hidden className="size-4" />
      {label}
    </button>
  );
}
