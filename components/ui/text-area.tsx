"use client";
/** Several lines of text; grows with what is typed where the browser knows `field-sizing`. Ctrl/Cmd+Enter calls `onSubmitKey`. */
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { controlClass, Field, type FieldWords } from "./field.tsx";

export function TextArea({
  label,
  hint,
  error,
  hideLabel,
  className,
  onSubmitKey,
  onKeyDown,
  ...rest
}: ComponentProps<"textarea"> & FieldWords & { onSubmitKey?: () => void }) {
  return (
    <Field {...{ label, hint, error, hideLabel, className }} required={rest.required}>
      {(ids) => (
        <textarea
          rows={3}
          className={classNames(controlClass, "field-sizing-content max-h-80 min-h-16 resize-y")}
          onKeyDown={(event) => {
            if (onSubmitKey && event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
              event.preventDefault();
              onSubmitKey();
            }
            onKeyDown?.(event);
          }}
          {...rest}
          {...ids}
        />
      )}
    </Field>
  );
}
