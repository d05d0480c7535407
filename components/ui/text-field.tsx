"use client";
/** One line of text. */
import type { ComponentProps } from "react";
import { controlClass, Field, type FieldWords } from "./field.tsx";

export function TextField({ label, hint, error, hideLabel, className, ...rest }: ComponentProps<"input"> & FieldWords) {
  return (
    <Field {...{ label, hint, error, hideLabel, className }} required={rest.required}>
      {(ids) => <input type="text" className={controlClass} {...rest} {...ids} />}
    </Field>
  );
}
