"use client";
/**
 * Several commands given together, each with its own answer: one after the other, so that each finds what the one before has left,
 * and one that is refused stands in nobody's way.
 */
import { useState } from "react";
import { AppError } from "#lib/app-error.ts";
import type { DeskCommand } from "#lib/editor/desk-view.ts";
import { useDesk } from "./desk-context.tsx";

export interface One {
  /** Names it among the failures. */
  id: string;
  command: DeskCommand;
}

export function useEach() {
  const { desk } = useDesk();
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<ReadonlyMap<string, string>>(new Map());

  /** The ids of those that were refused, and in `failures` why. */
  async function each(all: readonly One[]): Promise<readonly string[]> {
    setBusy(true);
    const failed = new Map<string, string>();
    for (const { id, command } of all) {
      try {
        await desk.send(command);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        failed.set(id, error.message);
      }
    }
    setBusy(false);
    setFailures(failed);
    return [...failed.keys()];
  }
  return { each, busy, failures };
}
