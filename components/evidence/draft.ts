"use client";
/**
 * Half-written words survive a stray click, a closed card, a reload and a killed browser: kept in memory, and sealed on this
 * browser's disk (lib/editor/device.ts) per article, claim and person; offered back, removed when sent, erased on signing out.
 */
import { useCallback, useState, useSyncExternalStore } from "react";
import { deviceOf } from "#lib/editor/device.ts";

export interface DraftPlace {
  articleId: string;
  claimId: string;
  personId: string;
  /** Which field of the claim. */
  field: string;
}

/** Words typed within so many milliseconds are written to the disk together. */
const writeDelay = 200;

const drafts = new Map<string, string>();
const listeners = new Set<() => void>();
const unwritten = new Map<string, string>();
let loadedFor: string | null = null;
/** True for `writeDelay` after a write. */
let isResting = false;
/** One write after the other, so that the last is what stays. */
let writing: Promise<unknown> = Promise.resolve();

function keyOf({ personId, articleId, claimId, field }: DraftPlace): string {
  return `${personId}:${articleId}:${claimId}:${field}`;
}

export function readDraft(place: DraftPlace): string {
  return drafts.get(keyOf(place)) ?? "";
}

/** Brings back what was half-written before this page was opened. What is being written meanwhile is newer. */
export async function loadDrafts(personId: string): Promise<void> {
  if (loadedFor === personId) return;
  loadedFor = personId;
  for (const { id, value } of await deviceOf(personId).all<string>("drafts")) {
    if (!drafts.has(id)) drafts.set(id, value);
  }
  tell();
}

/** For signing out: words of this person are nobody else's to read. */
export function forgetDrafts(): void {
  drafts.clear();
  unwritten.clear();
  loadedFor = null;
  tell();
}

/** `restored` is true while the words shown come from before. */
export function useDraft(place: DraftPlace, initial = "") {
  const key = keyOf(place);
  const { personId } = place;
  const kept = useSyncExternalStore(
    subscribe,
    () => drafts.get(key),
    () => undefined,
  );
  const [typed, setTyped] = useState<string | null>(null);
  const write = useCallback(
    (next: string) => {
      setTyped(next);
      keepDraft(personId, key, next);
    },
    [key, personId],
  );
  const clear = useCallback(() => write(""), [write]);
  return { words: typed ?? kept ?? initial, write, clear, restored: typed === null && kept !== undefined };
}

/** True while words of this field wait. */
export function useHasDraft(place: DraftPlace): boolean {
  const key = keyOf(place);
  return useSyncExternalStore(
    subscribe,
    () => drafts.has(key),
    () => false,
  );
}

function keepDraft(personId: string, key: string, words: string): void {
  if (words === "") drafts.delete(key);
  else drafts.set(key, words);
  unwritten.set(key, words);
  if (!isResting) writeAll(personId);
  tell();
}

/**
 * The first word at once, what follows together: a page that is reloaded in the middle of a sentence loses a few keys at most.
 * A disk that keeps nothing leaves a draft to live as long as its page.
 */
function writeAll(personId: string): void {
  const device = deviceOf(personId);
  const changed = [...unwritten];
  unwritten.clear();
  isResting = changed.length > 0;
  if (!isResting) return;
  for (const [key, words] of changed) {
    const write = () => (words === "" ? device.remove("drafts", key) : device.put("drafts", key, words));
    writing = writing.then(write).catch(() => {});
  }
  setTimeout(() => writeAll(personId), writeDelay);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}
