"use client";
/**
 * One polite live region for the page. What comes quickly one after the other is gathered and said once, so that a busy desk
 * does not talk without end. `useAnnounce()` gives the function that says something.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from "react";

const Announce = createContext<(words: string) => void>(() => {});
const gatherFor = 1500;
const sayAtMost = 3;

export function useAnnounce(): (words: string) => void {
  return useContext(Announce);
}

function gathered(words: readonly string[]): string {
  const shown = words.slice(0, sayAtMost).join(". ");
  return words.length > sayAtMost ? `${shown}. And ${words.length - sayAtMost} more.` : shown;
}

export function LiveRegion({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState("");
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const announce = useCallback((words: string) => {
    if (!waiting.current.includes(words)) waiting.current.push(words);
    timer.current ??= setTimeout(() => {
      setSaid(gathered(waiting.current));
      waiting.current = [];
      timer.current = undefined;
    }, gatherFor);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Announce value={announce}>
      {children}
      <div role="status" aria-live="polite" className="sr-only">
        {said}
      </div>
    </Announce>
  );
}
