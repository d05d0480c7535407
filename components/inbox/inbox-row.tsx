"use client";
/** One piece of news: who did what, in which article, about which words. Its link leads there, and whoever follows it has read it. */
import { Circle, CircleDot, Mail, MailOpen } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { WithNames } from "#components/evidence/note-text.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TimeFromNow } from "#components/ui/time-from-now.tsx";
import type { Principal } from "#lib/policy/can.ts";
import { claimsOf, type Fold, pathOf } from "./fold-lines.ts";
import { moveOf } from "./inbox-keys.ts";
import { sayClaims, sayFold, sayText } from "./say-fold.ts";

export interface InboxRowProps {
  fold: Fold;
  me: Principal;
  /** The focus shall come here. */
  wanted: boolean;
  onArrived: () => void;
  onStep: (by: 1 | -1) => void;
  onMark: (read: boolean) => void;
}

export function InboxRow({ fold, me, wanted, onArrived, onStep, onMark }: InboxRowProps) {
  const [{ article, byName, at, read }] = fold;
  const link = useRef<HTMLAnchorElement>(null);
  const id = useId();
  const [claims, text] = [sayClaims(fold), sayText(fold)];
  const isOneClaim = claimsOf(fold).length === 1;

  useEffect(() => {
    if (!wanted) return;
    link.current?.focus({ preventScroll: true });
    link.current?.closest("li")?.scrollIntoView({ block: "nearest" });
    onArrived();
  }, [wanted, onArrived]);

  function onKeyDown(event: KeyboardEvent) {
    const move = moveOf(event.nativeEvent);
    if (move === null) return;
    event.preventDefault();
    if (move === "mark") onMark(!read);
    else onStep(move === "next" ? 1 : -1);
  }
  const opened = () => {
    if (!read) onMark(true);
  };

  return (
    <li
      data-inbox-line={read ? "read" : "unread"}
      onKeyDown={onKeyDown}
      className={classNames(
        "relative grid scroll-my-16 grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 border-s-4 px-3 py-3 not-first:border-t not-first:border-t-line focus-within:bg-canvas hover:bg-canvas sm:px-4",
        read ? "border-s-transparent" : "border-s-ink",
      )}
    >
      <span className="mt-1 [&_svg]:size-4">
        {read ? <Circle aria-hidden className="text-line-strong" /> : <CircleDot aria-hidden className="text-ink" />}
      </span>
      <div className="min-w-0">
        <p className={read ? "" : "font-semibold"}>
          <Link
            ref={link}
            href={pathOf(fold)}
            prefetch={false}
            aria-describedby={`${id}-where ${id}-words`}
            onClick={opened}
            onAuxClick={opened}
            // The whole line is the link; what else can be pressed lies above it.
            className="rounded-sm after:absolute after:inset-0 hover:underline"
          >
            {read ? null : <span className="sr-only">Unread: </span>}
            <bdi>{byName}</bdi> {sayFold(fold)}
          </Link>
        </p>
        <p id={`${id}-where`} dir="auto" className="truncate text-sm text-ink-soft">
          {article.title || "Without a headline"}
        </p>
        <div id={`${id}-words`} className="mt-1 space-y-1">
          {claims === "" ? null : (
            <p dir="auto" className={classNames("line-clamp-2 wrap-anywhere", isOneClaim ? "font-serif" : "text-sm")}>
              {claims}
            </p>
          )}
          {text === "" ? null : (
            <p
              dir="auto"
              className="line-clamp-3 border-s-2 border-line-strong ps-2.5 text-sm whitespace-pre-line wrap-anywhere text-ink-soft"
            >
              <WithNames text={text} names={[me.name]} />
            </p>
          )}
        </div>
      </div>
      <div className="flex flex-col items-end gap-1 text-xs whitespace-nowrap text-ink-soft">
        <TimeFromNow at={at} className="relative leading-6" />
        <IconButton
          label={read ? "Mark as unread" : "Mark as read"}
          icon={read ? <Mail aria-hidden /> : <MailOpen aria-hidden />}
          onClick={() => onMark(!read)}
          className="relative"
        />
      </div>
    </li>
  );
}
