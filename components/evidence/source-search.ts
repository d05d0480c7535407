"use client";
/** Sources the house already knows, offered by link or title while a person types, so that none is typed twice. */
import { useEffect, useState } from "react";
import type { Source } from "#lib/evidence/evidence.ts";

const pause = 200;
const shortest = 2;
const offered = 5;

export function useSourceSearch(query: string): readonly Source[] {
  const [found, setFound] = useState<readonly Source[]>([]);
  useEffect(() => {
    const wanted = query.trim();
    if (wanted.length < shortest) {
      setFound([]);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      search(wanted, stop.signal).then(setFound, () => {
        // Nothing is offered when the search does not answer: the source can still be typed.
        if (!stop.signal.aborted) setFound([]);
      });
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query]);
  return found;
}

async function search(query: string, signal: AbortSignal): Promise<readonly Source[]> {
  const answer = await fetch(`/api/sources?${new URLSearchParams({ q: query, limit: String(offered) })}`, { signal });
  if (!answer.ok) return [];
  const { sources } = (await answer.json()) as { sources: Source[] };
  return sources;
}
