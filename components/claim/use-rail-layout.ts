"use client";
/**
 * Keeps the cards beside their words: asks the desk where the words are, measures the cards that are drawn, lays them out
 * (rail-layout.ts), and says which are near enough to the screen to be drawn at all. Reads happen in a frame, before writes.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useDesk } from "#components/editor/desk-context.tsx";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { layOutRail, type RailLayout, withPinned } from "./rail-layout.ts";
import { useMovedWords } from "./use-moved-words.ts";

const closedHeight = 62;
const openHeight = 520;
/** Cards this far above and below the screen are drawn too, so that scrolling does not show gaps. */
const margin = 400;
/** So long after a claim is opened or closed cards glide to their places; else they stay beside their words without delay. */
const glide = 400;

interface Measured {
  layout: RailLayout;
  drawn: readonly string[];
  glides: boolean;
}

export function useRailLayout(
  claims: readonly ClaimView[],
  active: string | null,
  rail: RefObject<HTMLElement | null>,
  article: RefObject<HTMLElement | null>,
) {
  const { desk } = useDesk();
  const heights = useRef(new Map<string, number>());
  const pinned = useRef<{ id: string; top: number } | null>(null);
  const opened = useRef({ id: active, at: Number.NEGATIVE_INFINITY });
  const [measured, setMeasured] = useState<Measured>({ layout: layOutRail([], null), drawn: [], glides: false });

  const places = useRef<ReadonlyMap<string, number>>(new Map());
  const layoutNow = useRef<RailLayout>(layOutRail([], null));

  /** With `nearOnly` the words far from the screen are taken to be where they were: scrolling must not cost what thousands cost. */
  const measure = useCallback(
    (nearOnly = false) => {
      if (!rail.current || !article.current) return;
      const railTop = rail.current.getBoundingClientRect().top;
      const shift = article.current.getBoundingClientRect().top - railTop;
      const shown = claims.filter((claim) => claim.placed || claim.id === active);
      const from = -railTop - margin;
      const until = -railTop + window.innerHeight + margin;
      const isNear = (id: string) => {
        const top = layoutNow.current.tops.get(id);
        return top === undefined || (top > from - margin && top < until + margin);
      };
      const asked = (nearOnly ? shown.filter(({ id }) => isNear(id)) : shown).map(({ id }) => id);
      const coords = nearOnly ? new Map(places.current) : new Map<string, number>();
      for (const id of asked) coords.delete(id);
      for (const [id, top] of desk.coordsOf(asked)) coords.set(id, top);
      places.current = coords;
      if (pinned.current?.id !== active) pinned.current = null;
      // In the order of the list, not of the places: a guessed place and an exact one of the same block do not compare, and cards
      // that changed places with each look would be looked at for ever.
      const cards = withPinned(
        shown.map(({ id }) => {
          const place = coords.get(id);
          const wanted = place === undefined ? pinnedTop(id, railTop, pinned) : place + shift;
          return { id, wanted, height: heights.current.get(id) ?? (id === active ? openHeight : closedHeight) };
        }),
        pinned.current?.id ?? null,
      );
      const layout = layOutRail(cards, active);
      layoutNow.current = layout;
      const drawn = cards
        .filter(({ id, height }) => {
          const top = layout.tops.get(id);
          return top !== undefined && (id === active || (top < until && top + height > from));
        })
        .map(({ id }) => id);
      if (opened.current.id !== active) opened.current = { id: active, at: performance.now() };
      const glides = performance.now() - opened.current.at < glide;
      setMeasured((before) => (same(before, layout, drawn) ? before : { layout, drawn, glides }));
    },
    [active, article, claims, desk, rail],
  );

  const soon = useMovedWords(desk, article, (where) => measure(where === "near"));
  const listed = useRef<readonly ClaimView[]>([]);
  useLayoutEffect(() => {
    const before = listed.current;
    listed.current = claims;
    measure(claims.length === before.length && claims.every(({ id }, at) => id === before[at]?.id));
  }, [claims, measure]);

  const observer = useMemo(() => cardObserver(heights.current, () => soon("near")), [soon]);
  useEffect(() => () => observer?.disconnect(), [observer]);
  const cardRef = useCallback(
    (element: HTMLElement | null) => {
      if (!element || !observer) return;
      observer.observe(element);
      return () => observer.unobserve(element);
    },
    [observer],
  );
  return { ...measured, cardRef };
}

/** Heights by the card's `data-rail-card`, as they change. */
function cardObserver(heights: Map<string, number>, changed: () => void): ResizeObserver | null {
  if (typeof ResizeObserver === "undefined") return null;
  return new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) {
      const id = (target as HTMLElement).dataset.railCard;
      const height = borderBoxSize[0]?.blockSize ?? 0;
      if (id && height > 0) heights.set(id, Math.ceil(height));
    }
    changed();
  });
}

/** An unplaced claim has no words to stand beside: it stays where the screen was when it was opened. */
function pinnedTop(id: string, railTop: number, pinned: { current: { id: string; top: number } | null }): number {
  pinned.current ??= { id, top: Math.max(0, -railTop + 140) };
  return pinned.current.top;
}

function same(before: Measured, layout: RailLayout, drawn: readonly string[]): boolean {
  return (
    before.drawn.length === drawn.length &&
    before.layout.height === layout.height &&
    before.layout.crowdedOut.length === layout.crowdedOut.length &&
    drawn.every((id, index) => before.drawn[index] === id && before.layout.tops.get(id) === layout.tops.get(id))
  );
}
