"use client";
/** Moves through the moments of an article: a slider, a step at a time, and a second slider to compare two. */
import { ChevronLeft, ChevronRight, GitCompareArrows, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { momentPath } from "./moment-words.ts";

export function MomentBar({
  articleId,
  seq,
  against,
  last,
  marks,
}: {
  articleId: string;
  seq: number;
  /** The other moment of a comparison, or null. */
  against: number | null;
  last: number;
  /** Named moments, as marks below the slider. */
  marks: readonly number[];
}) {
  const router = useRouter();
  const [busy, startTransition] = useTransition();
  const go = (to: number, other: number | null) =>
    startTransition(() => router.replace(momentPath(articleId, to, other), { scroll: false }));
  return (
    <div className="grid gap-2" aria-busy={busy}>
      <MomentSlider
        label={against === null ? "Moment" : "One moment"}
        seq={seq}
        {...{ last, marks }}
        onMove={(to) => go(to, against)}
      />
      {against === null ? null : (
        <MomentSlider label="Other moment" seq={against} {...{ last, marks }} onMove={(to) => go(seq, to)} />
      )}
      <div>
        {against === null ? (
          <Button size="sm" icon={<GitCompareArrows aria-hidden />} onClick={() => go(seq, seq === last ? 1 : last)}>
            {seq === last ? "Compare with the start" : "Compare with now"}
          </Button>
        ) : (
          <Button size="sm" icon={<X aria-hidden />} onClick={() => go(seq, null)}>
            Stop comparing
          </Button>
        )}
      </div>
    </div>
  );
}

/** A drag passes over many moments: only where it rests is fetched. */
const rest = 150;

function MomentSlider({
  label,
  seq,
  last,
  marks,
  onMove,
}: {
  label: string;
  seq: number;
  last: number;
  marks: readonly number[];
  onMove: (seq: number) => void;
}) {
  const [moved, setMoved] = useState<{ from: number; to: number } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ids = { input: useId(), marks: useId() };
  // What was chosen holds until the page has it.
  const shown = moved !== null && moved.from === seq ? moved.to : seq;
  function move(to: number) {
    setMoved({ from: seq, to });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onMove(to), rest);
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 sm:grid-cols-[8rem_minmax(0,1fr)_auto]">
      <label htmlFor={ids.input} className="col-span-2 text-sm font-medium sm:col-span-1">
        {label}
      </label>
      <input
        id={ids.input}
        type="range"
        min={1}
        max={last}
        value={shown}
        list={ids.marks}
        aria-valuetext={`Entry ${shown} of ${last}`}
        className="h-8 w-full accent-ink pointer-coarse:h-11"
        onChange={(event) => move(Number(event.target.value))}
      />
      <datalist id={ids.marks}>
        {marks.map((mark) => (
          <option key={mark} value={mark} />
        ))}
      </datalist>
      <span className="flex items-center gap-1">
        <IconButton
          label={`${label}: one entry back`}
          icon={<ChevronLeft aria-hidden />}
          disabled={shown <= 1}
          onClick={() => move(shown - 1)}
        />
        <span className="min-w-16 text-center text-sm whitespace-nowrap tabular">
          {shown} / {last}
        </span>
        <IconButton
          label={`${label}: one entry on`}
          icon={<ChevronRight aria-hidden />}
          disabled={shown >= last}
          onClick={() => move(shown + 1)}
        />
      </span>
    </div>
  );
}
