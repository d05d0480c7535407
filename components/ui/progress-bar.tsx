/** A stacked bar: one stretch per state, in the order given. `label` says the same in words and is what is read out. */
import { classNames } from "./class-names.ts";
import { type Tone, toneMark } from "./tone.ts";

export interface Segment {
  tone: Tone;
  label: string;
  count: number;
}

export function ProgressBar({
  segments,
  label,
  className,
}: {
  segments: readonly Segment[];
  label: string;
  className?: string;
}) {
  const shown = segments.filter((segment) => segment.count > 0);
  return (
    <div
      role="img"
      aria-label={label}
      className={classNames(
        "flex h-2 gap-px overflow-hidden rounded-full bg-sunken forced-color-adjust-none",
        className,
      )}
    >
      {shown.map((segment) => (
        <span
          key={segment.label}
          title={`${segment.count} ${segment.label}`}
          style={{ flexGrow: segment.count }}
          className={classNames("min-w-1", toneMark[segment.tone])}
        />
      ))}
    </div>
  );
}
