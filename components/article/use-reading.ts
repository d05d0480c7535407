"use client";
/**
 * What the server reads for a person before anything is changed: a copy that comes back, a draft. A new reading, and calling it off,
 * drop the answer to the one before and let the server stop.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import { type Failure, failureOf } from "#components/editor/desk-context.tsx";

export interface Reading<T> {
  /** What was read last; stays while something else is read. */
  told: T | null;
  busy: boolean;
  failure: Failure | null;
  begin(read: (signal: AbortSignal) => Promise<T>): void;
  /** Also forgets what was told. */
  callOff(): void;
}

type Known<T> = Pick<Reading<T>, "told" | "busy" | "failure">;

const nothing = { told: null, busy: false, failure: null };

export function useReading<T>(): Reading<T> {
  const [known, setKnown] = useState<Known<T>>(nothing);
  const current = useRef<AbortController>(undefined);
  useEffect(() => () => current.current?.abort(), []);
  const begin = useCallback((read: (signal: AbortSignal) => Promise<T>) => {
    current.current?.abort();
    current.current = new AbortController();
    const { signal } = current.current;
    setKnown(({ told }) => ({ told, busy: true, failure: null }));
    const end = (next: Partial<Known<T>>) => signal.aborted || setKnown({ ...nothing, ...next });
    read(signal).then(
      (told) => end({ told }),
      (error: unknown) => end({ failure: failureOf(error) }),
    );
  }, []);
  const callOff = useCallback(() => {
    current.current?.abort();
    setKnown(nothing);
  }, []);
  return { ...known, begin, callOff };
}
