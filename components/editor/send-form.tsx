"use client";
/**
 * A form that sends one thing: its fields, what went wrong, the way out and the button. `onSend` is asked by the button and by Enter,
 * `onCancel` by the other button and by Escape.
 */
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { onEscape } from "#components/ui/on-escape.ts";
import type { CommandRun } from "./desk-context.tsx";
import { FailureBanner } from "./failure-banner.tsx";

export function SendForm({
  label,
  className,
  button,
  danger = false,
  state: { busy, failure, clear },
  onSend,
  onCancel,
  children,
}: {
  /** The form's name, where there is more than one of a kind. */
  label?: string;
  className?: string;
  button: string;
  danger?: boolean;
  state: Omit<CommandRun, "run">;
  onSend: () => Promise<void>;
  onCancel: () => void;
  children: ReactNode;
}) {
  return (
    <form
      noValidate
      aria-label={label}
      className={classNames("space-y-3", className)}
      onKeyDown={onEscape(onCancel)}
      onSubmit={(event) => {
        event.preventDefault();
        void onSend();
      }}
    >
      {children}
      <FailureBanner failure={failure} onDismiss={clear} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button size="sm" variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="sm" variant={danger ? "danger" : "primary"} type="submit" busy={busy}>
          {button}
        </Button>
      </div>
    </form>
  );
}
