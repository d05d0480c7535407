/** What every field has around it: a label, a hint, an error that says what to do. The control gets the ids that join them. */
import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

export interface FieldWords {
  label: string;
  hint?: ReactNode;
  error?: string | null;
  /** The label is read out but not shown. */
  hideLabel?: boolean;
}
export interface ControlIds {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

export const controlClass = classNames(
  "block w-full rounded-md border border-line-strong bg-raised px-2.5 py-1.5 text-base text-ink",
  "[&[readonly]]:bg-sunken disabled:opacity-60 aria-invalid:border-red-mark pointer-coarse:min-h-11 pointer-coarse:text-[1rem]",
);

export function Field({
  label,
  hint,
  error,
  hideLabel,
  required,
  className,
  children,
}: FieldWords & { required?: boolean; className?: string; children: (ids: ControlIds) => ReactNode }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={classNames("min-w-0", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "mb-1 block text-sm font-medium text-ink"}>
        {label}
        {required ? <span className="font-normal text-ink-soft"> (needed)</span> : null}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-xs text-ink-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} role="alert" className="mt-1 flex items-start gap-1.5 text-sm text-red">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      ) : null}
    </div>
  );
}
