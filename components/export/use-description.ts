"use client";
/** Asks the server what a copy would hold and withhold. An earlier question is called off: the server need not make that copy. */
import { useCallback, useEffect, useState } from "react";
import { callApi, messageOf } from "../ui/api.ts";
import type { CopyDescription } from "./copy-choices.ts";

export type Asked =
  | { state: "asking" }
  | { state: "ready"; copy: CopyDescription }
  | { state: "failed"; message: string };

/** The description at `address`, and a function that asks again. */
export function useDescription(address: string): readonly [Asked, retry: () => void] {
  const [known, setKnown] = useState<{ address: string; asked: Asked }>();
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    const asking = new AbortController();
    const keep = (asked: Asked) => asking.signal.aborted || setKnown({ address, asked });
    callApi<CopyDescription>("GET", address, undefined, asking.signal).then(
      (copy) => keep({ state: "ready", copy }),
      (error: unknown) => keep({ state: "failed", message: messageOf(error) }),
    );
    return () => asking.abort();
  }, [address, tries]);
  const retry = useCallback(() => {
    setKnown(undefined);
    setTries((before) => before + 1);
  }, []);
  return [known?.address === address ? known.asked : { state: "asking" }, retry];
}
