"use client";
/**
 * The open desk, for every part of the screen. `useDeskView` takes a slice of what `desk.read()` answers, so that a key pressed in
 * the text draws only what it changed; `useCommand` sends a command and keeps what went wrong where the person can read it.
 */
import { createContext, type ReactNode, useCallback, useContext, useState, useSyncExternalStore } from "react";
import type { House } from "#components/decision/next-step.ts";
import { AppError } from "#lib/app-error.ts";
import type { HouseRules } from "#lib/decision/house-rules.ts";
import type { Desk } from "#lib/editor/desk.ts";
import type { Delivery, DeskCommand, DeskView } from "#lib/editor/desk-view.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";
import { can, type Principal, type Role } from "#lib/policy/can.ts";

export interface DeskPerson {
  id: string;
  name: string;
  role: Role;
}

export interface DeskContext {
  desk: Desk;
  me: Principal;
  /** Everybody a claim can be given to or an article opened to. */
  people: readonly DeskPerson[];
  rules: HouseRules;
}

const Context = createContext<DeskContext | null>(null);

export function DeskProvider({ value, children }: { value: DeskContext; children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

export function useDesk(): DeskContext {
  const context = useContext(Context);
  if (context === null) throw new Error("useDesk needs a DeskProvider around it");
  return context;
}

/** `slice` must answer the same object while nothing in it changed: a part of the view, never a new object. */
export function useDeskView<T>(slice: (view: DeskView) => T): T {
  const { desk } = useDesk();
  const read = () => slice(desk.read());
  return useSyncExternalStore(desk.subscribe, read, read);
}

export function useClaim(claimId: string | null): ClaimView | undefined {
  return useDeskView((view) =>
    claimId === null ? undefined : (view.claims.find(({ id }) => id === claimId) ?? withdrawn(view, claimId)),
  );
}

function withdrawn(view: DeskView, claimId: string): ClaimView | undefined {
  return view.withdrawn.find(({ id }) => id === claimId);
}

/** Closed means: signed off or archived, nothing of it changes until somebody reopens it. */
export function useHouse(): House {
  const { rules } = useDesk();
  const locked = useDeskView(({ meta }) => meta.signOff !== null || meta.archived);
  return { selfApproval: rules.selfApproval, locked };
}

/** `can`, and the article is not closed. */
export function useMay(action: Parameters<typeof can>[1], ownerId?: string): boolean {
  const { me } = useDesk();
  const { locked } = useHouse();
  return can(me, action, ownerId) && !locked;
}

export interface Failure {
  code: string;
  message: string;
  details?: Record<string, unknown>;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof AppError) return { code: error.code, message: error.message, details: error.details };
  return {
    code: "no-answer",
    message: "The server did not answer. What you typed is still here; try again when the line is back.",
  };
}

export interface CommandRun {
  /** Resolves when the command is answered or safely kept; to null when it failed, and then `failure` says why. */
  run(command: DeskCommand): Promise<Delivery | null>;
  busy: boolean;
  failure: Failure | null;
  clear(): void;
}

export function useCommand(): CommandRun {
  const { desk } = useDesk();
  const { perform, ...rest } = usePerform<Delivery>();
  const run = useCallback((command: DeskCommand) => perform(() => desk.send(command)), [desk, perform]);
  return { run, ...rest };
}

/** The same for work that is not a command of its own. */
export function usePerform<T>() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const perform = useCallback(async (work: () => Promise<T>): Promise<T | null> => {
    setBusy(true);
    setFailure(null);
    try {
      return await work();
    } catch (error) {
      setFailure(failureOf(error));
      return null;
    } finally {
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setFailure(null), []);
  return { perform, busy, failure, clear };
}
