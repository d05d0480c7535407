"use client";
/** The desk of one article: makes the editor's desk once and puts the screen around it. */
import { useState } from "react";
import { ClaimActionsProvider } from "#components/claim/claim-actions.tsx";
import { browserTransport } from "#lib/editor/browser-transport.ts";
import { createDesk } from "#lib/editor/desk.ts";
import type { ArticleSnapshot } from "#lib/log/snapshot.ts";
import { can, type Principal } from "#lib/policy/can.ts";
import { type DeskPerson, DeskProvider } from "./desk-context.tsx";
import { DeskScreen } from "./desk-screen.tsx";

export interface ArticleDeskProps {
  /** The `ArticleSnapshot` as JSON: one string crosses to the browser quicker than a tree of a thousand nodes. */
  snapshot: string;
  me: Principal;
  people: readonly DeskPerson[];
  selfApproval: boolean;
  nonce: string | undefined;
  /** The claim the address names, to be opened first. */
  openFirst: string | null;
}

export function ArticleDesk({ snapshot, me, people, selfApproval, nonce, openFirst }: ArticleDeskProps) {
  const [desk] = useState(() =>
    createDesk({
      snapshot: JSON.parse(snapshot) as ArticleSnapshot,
      me,
      mayEdit: can(me, "edit-text"),
      mayAnnotate: can(me, "add-claim"),
      transport: browserTransport(),
    }),
  );
  const [context] = useState(() => ({ desk, me, people, selfApproval }));
  return (
    <DeskProvider value={context}>
      <ClaimActionsProvider>
        <DeskScreen nonce={nonce} openFirst={openFirst} />
      </ClaimActionsProvider>
    </DeskProvider>
  );
}
