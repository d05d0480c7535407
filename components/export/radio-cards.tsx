"use client";
/** One of a few, each with a line that says what it is. The browser's own radio buttons: arrows move, Tab leaves. */
import { useId } from "react";

export function RadioCards<T extends string>({
  legend,
  value,
  options,
  onChange,
}: {
  legend: string;
  value: T;
  options: readonly { value: T; label: string; says: string }[];
  onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className="overflow-hidden rounded-lg border border-line-strong/60">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex cursor-pointer items-start gap-2.5 border-line px-3 py-2 not-first:border-t hover:bg-sunken/60 has-checked:bg-select has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="mt-1 size-4 shrink-0 accent-ink outline-none"
            />
            <span className="min-w-0">
              <span className="font-medium">{option.label}</span>
              <span className="block text-xs text-ink-soft">{option.says}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
