"use client";
/**
 * The words of a note. An "@" offers the people it may mean in a list below; arrows choose, Enter, Tab or a tap takes, Escape puts
 * the list away. The focus stays in the text: a field of several lines may be no combobox (ARIA in HTML), so it says by
 * `aria-activedescendant` what is chosen, and the live region says that there is a choice.
 */
import { type ComponentProps, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import type { DeskPerson } from "#components/editor/desk-context.tsx";
import { roleLabels } from "#components/people/role-words.ts";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { nameAt, offered } from "#lib/evidence/mentions.ts";

interface Props extends Pick<ComponentProps<typeof TextArea>, "label" | "placeholder" | "rows" | "hint" | "autoFocus"> {
  words: string;
  onWords: (words: string) => void;
  /** Whom the note may mention. */
  people: readonly DeskPerson[];
  onChoose: (person: DeskPerson) => void;
  onSend: () => void;
}

const longestNote = 20_000;

export function NoteField({ words, onWords, people, onChoose, onSend, ...field }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const announce = useAnnounce();
  const [caret, setCaret] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  /** Where the caret shall stand once the words are in the field. */
  const goTo = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (goTo.current === null) return;
    box.current?.setSelectionRange(goTo.current, goTo.current);
    goTo.current = null;
  });

  const list = useRef<HTMLDivElement>(null);
  const name = caret === null ? null : nameAt(words, caret);
  const found = name === null ? [] : offered(people, name.typed);
  const active = found[Math.min(at, found.length - 1)];
  const optionId = (person: DeskPerson) => `${listId}-${person.id}`;

  const isOpen = active !== undefined;
  useLayoutEffect(() => {
    if (isOpen) list.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);

  function look({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) {
    const next = selectionStart === selectionEnd ? selectionStart : null;
    if (next === caret) return;
    setCaret(next);
    setAt(0);
    const typed = next === null ? null : nameAt(value, next);
    const count = typed === null ? 0 : offered(people, typed.typed).length;
    if (count > 0) announce(`${count === 1 ? "1 person" : `${count} people`} to mention: arrows choose, Enter takes`);
  }

  function take(person: DeskPerson) {
    if (name === null) return;
    const said = `@${person.name} `;
    onWords(words.slice(0, name.from) + said + words.slice(name.to).replace(/^ /, ""));
    onChoose(person);
    goTo.current = name.from + said.length;
    setCaret(null);
    announce(`${person.name} is mentioned`);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (active === undefined || event.shiftKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((found.indexOf(active) + step + found.length) % found.length);
    else if (event.key === "Enter" || event.key === "Tab") take(active);
    else if (event.key === "Escape") setCaret(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="min-w-0">
      <TextArea
        {...field}
        ref={box}
        hideLabel
        maxLength={longestNote}
        value={words}
        onChange={({ target }) => {
          onWords(target.value);
          look(target);
        }}
        onSelect={({ currentTarget }) => goTo.current === null && caret !== null && look(currentTarget)}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
        onSubmitKey={onSend}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={active ? listId : undefined}
        aria-activedescendant={active ? optionId(active) : undefined}
      />
      {active === undefined ? null : (
        <div
          ref={list}
          id={listId}
          role="listbox"
          aria-label="Mention"
          className="mt-1 rounded-md border border-line bg-raised p-1 text-base shadow-float scroll-mb-4"
        >
          {found.map((person) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which names the chosen one
            <div
              key={person.id}
              id={optionId(person)}
              role="option"
              aria-selected={person === active}
              // Before the field loses the focus.
              onPointerDown={(event) => {
                event.preventDefault();
                take(person);
              }}
              onPointerMove={() => setAt(found.indexOf(person))}
              className="flex min-h-8 cursor-default items-baseline gap-2 rounded px-2 py-1 aria-selected:bg-sunken aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-focus pointer-coarse:min-h-11 pointer-coarse:items-center"
            >
              <bdi className="min-w-0 truncate">{person.name}</bdi>
              <span className="shrink-0 text-xs text-ink-soft">{roleLabels[person.role]}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
