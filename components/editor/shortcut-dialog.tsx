"use client";
/** All shortcuts, by what they act on. */
import { Dialog } from "#components/ui/dialog.tsx";
import type { DeskShortcut } from "./desk-shortcuts.ts";
import { sayKeys } from "./keys.ts";

const groups = ["Claims", "The opened claim", "Text", "Screen", "Review queue", "Inbox"] as const;

export function ShortcutDialog({
  open,
  onOpenChange,
  shortcuts,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  shortcuts: readonly Omit<DeskShortcut, "run">[];
}) {
  const bound = shortcuts.filter(({ keys }) => keys.length > 0);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" size="lg">
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {groups.map((group) => {
          const inGroup = bound.filter((shortcut) => shortcut.group === group);
          if (inGroup.length === 0) return null;
          return (
            <section key={group}>
              <h3 className="mb-1.5 text-sm font-semibold">{group}</h3>
              <dl className="text-sm">
                {inGroup.map(({ id, label, keys }) => (
                  <div key={id} className="flex items-baseline justify-between gap-4 border-t border-line py-1.5">
                    <dt>{label}</dt>
                    <dd className="flex shrink-0 gap-1.5">
                      {keys.map((key) => (
                        <kbd
                          key={key}
                          className="rounded border border-line-strong bg-canvas px-1.5 font-sans text-xs leading-5"
                        >
                          {sayKeys(key)}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
