"use client";
/**
 * What can be done with the words under the caret or the selection, right beside them: add a claim, or choose among the claims
 * that meet there. Under a finger the bar at the foot of the screen does the same (desk-foot.tsx).
 */
import { Highlighter, MapPin } from "lucide-react";
import { useEffect, useState } from "react";
import { stateLabel } from "#components/claim/claim-labels.ts";
import { stateIcon } from "#components/claim/state-icon.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { toneText } from "#components/ui/tone.ts";
import { useDesk, useDeskView, useMay } from "./desk-context.tsx";
import type { Placing } from "./use-placing.ts";

interface Place {
  top: number;
  left: number;
}

const width = 320;

export function SelectionBar({
  onAdd,
  onOpen,
  placing,
}: {
  onAdd: () => void;
  onOpen: (claimId: string) => void;
  placing: Placing;
}) {
  const { desk } = useDesk();
  const selection = useDeskView((view) => view.selection);
  const atSelection = useDeskView((view) => view.atSelection);
  const mayAdd = useMay("add-claim");
  const place = useSelectionPlace(selection !== null || atSelection.length > 1);
  const chosen = selection === null ? null : desk.selectedWords();
  const adds = mayAdd && chosen !== null;
  const chooses = atSelection.length > 1 || (chosen?.existing.length ?? 0) > 0;
  if (place === null || (!adds && !chooses)) return null;
  return (
    <div
      role="toolbar"
      aria-label="For the selected words"
      style={{ top: place.top, left: place.left, maxWidth: width }}
      className="fixed z-20 flex flex-wrap items-center gap-1 rounded-lg border border-line-strong bg-raised p-1 shadow-float pointer-coarse:hidden print:hidden"
      // A press must not take the selection away before the click is heard.
      onMouseDown={(event) => event.preventDefault()}
    >
      {adds ? (
        <Button size="sm" variant="primary" icon={<Highlighter aria-hidden />} onClick={onAdd}>
          Add claim
        </Button>
      ) : null}
      {chosen !== null && placing.claim ? (
        <Button size="sm" icon={<MapPin aria-hidden />} onClick={placing.place}>
          Place claim {placing.claim.number} here
        </Button>
      ) : null}
      {chooses ? <Chooser ids={atSelection} onOpen={onOpen} /> : null}
    </div>
  );
}

export function Chooser({ ids, onOpen }: { ids: readonly string[]; onOpen: (claimId: string) => void }) {
  const claims = useDeskView((view) => view.claims);
  const active = useDeskView((view) => view.active);
  const shown = ids.flatMap((id) => claims.filter((claim) => claim.id === id));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot sit in a line of buttons
    <span role="group" aria-label="Claims on these words" className="flex flex-wrap items-center gap-0.5">
      {shown.map((claim) => {
        const Icon = stateIcon(claim);
        return (
          <button
            key={claim.id}
            type="button"
            title={claim.exact}
            aria-pressed={claim.id === active}
            onClick={() => onOpen(claim.id)}
            className="flex min-h-7 items-center gap-1 rounded-md border border-transparent px-1.5 text-sm hover:bg-sunken aria-pressed:border-line-strong aria-pressed:bg-select pointer-coarse:min-h-11"
          >
            <Icon aria-hidden className={classNames("size-3.5", toneText[claim.tone])} />
            <span className="sr-only">Claim</span>
            <span className="font-semibold tabular">{claim.number}</span>
            <span className="sr-only">, {stateLabel(claim)}</span>
          </button>
        );
      })}
    </span>
  );
}

/** Beside the end of the selection, inside the window; null while the pointer still draws it or the window scrolls. */
function useSelectionPlace(wanted: boolean): Place | null {
  const { desk } = useDesk();
  const selection = useDeskView((view) => view.selection);
  const active = useDeskView((view) => view.active);
  const [place, setPlace] = useState<Place | null>(null);
  const [pressed, setPressed] = useState(false);

  useEffect(() => {
    const down = (event: PointerEvent) => {
      if ((event.target as Element | null)?.closest?.(".ProseMirror")) setPressed(true);
    };
    const up = () => setPressed(false);
    window.addEventListener("pointerdown", down);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", up);
    return () => {
      window.removeEventListener("pointerdown", down);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", up);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another claim, another place
  useEffect(() => {
    if (pressed || !wanted) return setPlace(null);
    let frame = requestAnimationFrame(locate);
    function locate() {
      const box = desk.selectionBox() ?? boxAtCaret();
      const hidden = box === null || box.bottom < 48 || box.top > window.innerHeight;
      setPlace(hidden ? null : beside(box));
    }
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(locate);
    };
    window.addEventListener("scroll", soon, { passive: true });
    window.addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", soon);
      window.removeEventListener("resize", soon);
    };
  }, [active, desk, selection, pressed, wanted]);
  return place;
}

/** With a caret only: the words it is in, while the text has the focus. */
function boxAtCaret(): DOMRect | null {
  if (!document.activeElement?.closest(".ProseMirror")) return null;
  return document.querySelector(".ProseMirror .claim-active")?.getBoundingClientRect() ?? null;
}

function beside(box: DOMRect): Place {
  const below = box.bottom + 8;
  const top = below + 48 > window.innerHeight ? box.top - 48 : below;
  return { top, left: Math.max(8, Math.min(box.right - 40, window.innerWidth - width - 8)) };
}
