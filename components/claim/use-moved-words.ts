"use client";
/**
 * Says when words have moved on the screen, one frame later and at most once per frame: by scrolling, by typing, by anything that makes
 * the article or its column higher. "Near" speaks of what the screen shows; far from it words only move when the height changes, and
 * that is told once the height has rested.
 */
import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { Desk } from "#lib/editor/desk.ts";

export type Moved = "near" | "everywhere";

const rest = 300;
const pause = 100;

/** Answers a function that makes it look again by itself. */
export function useMovedWords(desk: Desk, article: RefObject<HTMLElement | null>, onMoved: (where: Moved) => void) {
  const heard = useRef(onMoved);
  useEffect(() => {
    heard.current = onMoved;
  });
  const planned = useRef<{ frame: number; where: Moved } | null>(null);
  const soon = useCallback((where: Moved) => {
    if (planned.current === null) {
      const frame = requestAnimationFrame(() => {
        const moved = planned.current?.where ?? "near";
        planned.current = null;
        heard.current(moved);
      });
      planned.current = { frame, where };
    } else if (where === "everywhere") planned.current.where = where;
  }, []);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const near = () => soon("near");
    const grown = () => {
      near();
      clearTimeout(timer);
      timer = setTimeout(() => soon("everywhere"), rest);
    };
    const watched = new ResizeObserver(grown);
    // The column it stands in too: a message above the article moves every word.
    for (const element of [article.current, article.current?.closest("main")]) if (element) watched.observe(element);
    window.addEventListener("scroll", near, { passive: true });
    window.addEventListener("resize", grown);
    return () => {
      watched.disconnect();
      clearTimeout(timer);
      window.removeEventListener("scroll", near);
      window.removeEventListener("resize", grown);
      if (planned.current !== null) cancelAnimationFrame(planned.current.frame);
      planned.current = null;
    };
  }, [article, soon]);

  // An edit that leaves the height alone moves words near the caret: seen to between two keys, not with one. Listened to, not drawn
  // from: a new text is no reason to draw.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let { doc } = desk.editorState();
    const unsubscribe = desk.subscribe(() => {
      const before = doc;
      doc = desk.editorState().doc;
      if (doc === before) return;
      clearTimeout(timer);
      timer = setTimeout(() => soon("near"), pause);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [desk, soon]);
  return soon;
}
