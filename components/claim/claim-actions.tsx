"use client";
/**
 * Shortcuts and the command palette ask the opened claim to do something ("add a source", "return"): they do not know where it is
 * drawn. The opened panel listens; an action asked before the panel is there waits for it.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef } from "react";
import type { DecisionForm } from "#components/decision/open-form.tsx";

export type ClaimAction = DecisionForm | "add-source" | "add-note" | "propose" | "ask" | "answer";

interface Actions {
  listen(claimId: string, listener: (action: ClaimAction) => void): () => void;
  ask(claimId: string, action: ClaimAction): void;
}

const Context = createContext<Actions | null>(null);

export function ClaimActionsProvider({ children }: { children: ReactNode }) {
  const listeners = useRef(new Map<string, (action: ClaimAction) => void>());
  const waiting = useRef<{ claimId: string; action: ClaimAction } | null>(null);
  const actions = useRef<Actions>({
    listen(claimId, listener) {
      listeners.current.set(claimId, listener);
      const asked = waiting.current;
      if (asked?.claimId === claimId) {
        waiting.current = null;
        listener(asked.action);
      }
      return () => {
        if (listeners.current.get(claimId) === listener) listeners.current.delete(claimId);
      };
    },
    ask(claimId, action) {
      const listener = listeners.current.get(claimId);
      if (listener) listener(action);
      else waiting.current = { claimId, action };
    },
  });
  return <Context value={actions.current}>{children}</Context>;
}

function useActions(): Actions {
  const actions = useContext(Context);
  if (actions === null) throw new Error("useClaimActions needs a ClaimActionsProvider around it");
  return actions;
}

export function useAskClaim(): Actions["ask"] {
  return useActions().ask;
}

export function useClaimActions(claimId: string, perform: (action: ClaimAction) => void): void {
  const actions = useActions();
  const latest = useRef(perform);
  latest.current = perform;
  const listener = useCallback((action: ClaimAction) => latest.current(action), []);
  useEffect(() => actions.listen(claimId, listener), [actions, claimId, listener]);
}
