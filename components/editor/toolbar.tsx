"use client";
/** Formatting for those who may edit the text. Everything in it has a shortcut; the same table fills both. */
import { Bold, Heading2, Italic, Link, List, ListOrdered, Quote, Redo2, Undo2 } from "lucide-react";
import { type KeyboardEvent, memo, type ReactNode, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { TooltipGroup } from "#components/ui/tooltip.tsx";
import { linkAt, setLink } from "#lib/editor/commands/set-link.ts";
import { shortcuts } from "#lib/editor/keymap.ts";
import { useDesk, useDeskView } from "./desk-context.tsx";
import { sayKeys } from "./keys.ts";

const buttons: readonly { id: string; icon: ReactNode; mark?: string; divide?: true }[] = [
  { id: "undo", icon: <Undo2 aria-hidden /> },
  { id: "redo", icon: <Redo2 aria-hidden /> },
  { id: "strong", icon: <Bold aria-hidden />, mark: "strong", divide: true },
  { id: "em", icon: <Italic aria-hidden />, mark: "em" },
  { id: "heading-2", icon: <Heading2 aria-hidden />, mark: "heading", divide: true },
  { id: "bullet-list", icon: <List aria-hidden />, mark: "bullet_list" },
  { id: "ordered-list", icon: <ListOrdered aria-hidden />, mark: "ordered_list" },
  { id: "quote", icon: <Quote aria-hidden />, mark: "blockquote" },
];

export const Toolbar = memo(function Toolbar() {
  const { desk } = useDesk();
  const canUndo = useDeskView((view) => view.canUndo);
  const canRedo = useDeskView((view) => view.canRedo);
  const down = useDeskView((view) => view.formats).split(" ");
  const bar = useRef<HTMLDivElement>(null);
  const possible = (id: string) => (id === "undo" ? canUndo : id === "redo" ? canRedo : true);
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Formatting"
      tabIndex={-1}
      onKeyDown={(event) => moveInside(event, bar.current)}
      // The selection in the text stays while a button is pressed.
      onMouseDown={(event) => event.preventDefault()}
      className="flex flex-wrap items-center gap-0.5"
    >
      <TooltipGroup>
        {buttons.map(({ id, icon, mark, divide }) => {
          const shortcut = shortcuts.find((each) => each.id === id);
          if (!shortcut) return null;
          return (
            <IconButton
              key={id}
              label={shortcut.label}
              keys={sayKeys(shortcut.keys[0] ?? "")}
              icon={icon}
              size="sm"
              pressed={mark === undefined ? undefined : down.includes(mark)}
              disabled={!possible(id)}
              className={classNames("size-7", divide && "ms-2")}
              onClick={() => {
                shortcut.run(desk);
                desk.focus();
              }}
            />
          );
        })}
        <LinkButton />
      </TooltipGroup>
    </div>
  );
});

function LinkButton() {
  const { desk } = useDesk();
  const [open, setOpen] = useState(false);
  const [href, setHref] = useState("");
  const [refused, setRefused] = useState(false);

  function show(next: boolean) {
    setOpen(next);
    setRefused(false);
    if (!next) return;
    desk.run((state) => {
      setHref(linkAt(state.selection.$from) ?? "");
      return false;
    });
  }
  function apply(address: string | null) {
    if (!desk.run(setLink(address))) return setRefused(true);
    setOpen(false);
    desk.focus();
  }

  return (
    <Popover
      title="Link"
      open={open}
      onOpenChange={show}
      trigger={<IconButton label="Link" icon={<Link aria-hidden />} size="sm" className="size-7" />}
    >
      <form
        noValidate
        className="space-y-3"
        onMouseDown={(event) => event.stopPropagation()}
        onSubmit={(event) => {
          event.preventDefault();
          apply(href);
        }}
      >
        <TextField
          label="Address"
          placeholder="https://"
          value={href}
          error={refused ? "Select some words first, and use an http, https, mailto or tel address." : null}
          onChange={(event) => setHref(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          <Button size="sm" variant="quiet" onClick={() => apply(null)}>
            Remove link
          </Button>
          <Button size="sm" variant="primary" type="submit">
            Set link
          </Button>
        </div>
      </form>
    </Popover>
  );
}

/** Arrow keys go from button to button, as in every toolbar. */
function moveInside(event: KeyboardEvent, bar: HTMLElement | null) {
  if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
  const all = [...(bar?.querySelectorAll<HTMLButtonElement>(":scope > button:not(:disabled)") ?? [])];
  const at = all.indexOf(document.activeElement as HTMLButtonElement);
  if (at < 0) return;
  event.preventDefault();
  all[(at + (event.key === "ArrowRight" ? 1 : -1) + all.length) % all.length]?.focus();
}
