"use client";
/**
 * Half-written words survive a stray click, a closed card and a reload: kept in this tab's session storage per article, claim and
 * person, offered back, removed when sent and when the person signs out (`clearDrafts`).
 */
import { useCallback, useState } from "react";

const prefix = "stet:draft:";

export interface DraftPlace {
  articleId: string;
  claimId: string;
  personId: string;
  /** Which field of the claim. */
  field: string;
}

function keyOf({ personId, articleId, claimId, field }: DraftPlace): string {
  return `${prefix}${personId}:${articleId}:${claimId}:${field}`;
}

/** Storage may be refused (private windows, full disk): then a draft lives as long as its card. */
function quietly<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

export function readDraft(place: DraftPlace): string {
  if (typeof window === "undefined") return "";
  return quietly(() => sessionStorage.getItem(keyOf(place)) ?? "", "");
}

/** For signing out. */
export function clearDrafts(): void {
  quietly(() => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  }, undefined);
}

/** `restored` is true while the words shown come from before. */
export function useDraft(place: DraftPlace, initial = "") {
  const [words, setWords] = useState(() => readDraft(place) || initial);
  const [restored, setRestored] = useState(() => readDraft(place) !== "");
  const key = keyOf(place);
  const write = useCallback(
    (next: string) => {
      setWords(next);
      setRestored(false);
      quietly(() => (next === "" ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, next)), undefined);
    },
    [key],
  );
  const clear = useCallback(() => write(""), [write]);
  return { words, write, clear, restored };
}
