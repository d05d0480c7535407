"use client";
/** Every command by its name: type, choose, Enter. Also goes to a claim by its number or words. */
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { stateLabel } from "#components/claim/claim-labels.ts";
import { classNames } from "#components/ui/class-names.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { useDeskView } from "./desk-context.tsx";
import type { DeskShortcut } from "./desk-shortcuts.ts";
import { sayKeys } from "./keys.ts";

interface Choice {
  id: string;
  label: string;
  hint: string;
  run: () => void;
}

const mostClaims = 8;

export function CommandPalette({
  open,
  onOpenChange,
  shortcuts,
  onOpenClaim,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  shortcuts: readonly DeskShortcut[];
  onOpenClaim: (claimId: string) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="All commands">
      {open ? <Palette shortcuts={shortcuts} onOpenClaim={onOpenClaim} onDone={() => onOpenChange(false)} /> : null}
    </Dialog>
  );
}

function Palette({
  shortcuts,
  onOpenClaim,
  onDone,
}: {
  shortcuts: readonly DeskShortcut[];
  onOpenClaim: (claimId: string) => void;
  onDone: () => void;
}) {
  const claims = useDeskView((view) => view.claims);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const choices = useMemo(
    () => [...commandChoices(shortcuts, query), ...claimChoices(claims, query, onOpenClaim)],
    [shortcuts, claims, query, onOpenClaim],
  );
  const chosen = Math.min(at, choices.length - 1);

  useEffect(() => {
    list.current?.querySelector(`[data-at="${chosen}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  function take(choice: Choice | undefined) {
    if (!choice) return;
    onDone();
    // After the dialog has given the focus back: the command may want it.
    setTimeout(choice.run, 30);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown") setAt(Math.min(chosen + 1, choices.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(chosen - 1, 0));
    else if (event.key === "Enter") take(choices[chosen]);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={choices.length > 0 ? `${id}-${chosen}` : undefined}
        aria-label="Command, claim number or words"
        placeholder="Command, claim number or words"
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="w-full rounded-md border border-line-strong bg-raised px-3 py-2 text-base"
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label="Commands" className="mt-2 h-80 overflow-y-auto">
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above it holds the focus and the keys
          // biome-ignore lint/a11y/useFocusableInteractive: as above, through aria-activedescendant
          <div
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            data-at={index}
            onClick={() => take(choice)}
            onPointerMove={() => setAt(index)}
            className={classNames(
              "flex min-h-9 items-center gap-3 rounded-md px-3 py-1.5",
              index === chosen && "bg-sunken outline-2 -outline-offset-2 outline-transparent",
            )}
          >
            <span dir="auto" className="min-w-0 flex-1 truncate">
              {choice.label}
            </span>
            <span className="text-xs text-ink-soft">{choice.hint}</span>
          </div>
        ))}
        {choices.length === 0 ? <p className="px-3 py-2 text-sm text-ink-soft">Nothing is called that.</p> : null}
      </div>
    </>
  );
}

function commandChoices(shortcuts: readonly DeskShortcut[], query: string): Choice[] {
  const wanted = query.trim().toLowerCase();
  return shortcuts
    .filter(({ id, label }) => id !== "palette" && label.toLowerCase().includes(wanted))
    .map(({ id, label, keys, run }) => ({ id, label, hint: keys[0] ? sayKeys(keys[0]) : "", run }));
}

function claimChoices(claims: readonly ClaimView[], query: string, open: (claimId: string) => void): Choice[] {
  const wanted = query
    .trim()
    .toLowerCase()
    .replace(/^(claim\s*|#)/, "");
  if (wanted === "") return [];
  return claims
    .filter(({ number, exact, statement }) =>
      /^\d+$/.test(wanted) ? number === Number(wanted) : `${exact} ${statement}`.toLowerCase().includes(wanted),
    )
    .slice(0, mostClaims)
    .map((claim) => ({
      id: claim.id,
      label: `Claim ${claim.number}: ${claim.exact}`,
      hint: stateLabel(claim),
      run: () => open(claim.id),
    }));
}
