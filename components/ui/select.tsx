"use client";
/** One of a short list. The browser's own select: it works with every keyboard, screen reader, phone and colour scheme. */
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { controlClass, Field, type FieldWords } from "./field.tsx";

export interface Option<T extends string = string> {
  value: T;
  label: string;
  disabled?: boolean;
}

export function Select<T extends string>({
  label,
  hint,
  error,
  hideLabel,
  className,
  options,
  value,
  onValueChange,
  small = false,
  ...rest
}: Omit<ComponentProps<"select">, "value" | "onChange" | "children"> &
  FieldWords & {
    options: readonly Option<T>[];
    value?: T;
    onValueChange?: (value: T) => void;
    small?: boolean;
  }) {
  return (
    <Field {...{ label, hint, error, hideLabel, className }} required={rest.required}>
      {(ids) => (
        <span className="relative block">
          <select
            className={classNames(controlClass, "appearance-none pe-8", small && "min-h-7 py-0.5! text-sm")}
            value={value}
            onChange={onValueChange ? (event) => onValueChange(event.target.value as T) : undefined}
            {...rest}
            {...ids}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute inset-y-0 end-2 my-auto size-4 text-ink-soft"
          />
        </span>
      )}
    </Field>
  );
}
