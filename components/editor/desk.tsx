"use client";
/** The desk of one article: makes the editor's desk once and puts the screen around it. */
import { useEffect, useState } from "react";
import { ClaimActionsProvider } from "#components/claim/claim-actions.tsx";
import { loadDrafts } from "#components/evidence/draft.ts";
import { browserTransport } from "#lib/editor/browser-transport.ts";
import { createDesk } from "#lib/editor/desk.ts";
import { deviceOf } from "#lib/editor/device.ts";
import { deviceOutbox } from "#lib/editor/device-outbox.ts";
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
      store: deviceOutbox(deviceOf(me.id)),
    }),
  );
  const [context] = useState(() => ({ desk, me, people, selfApproval }));
  useEffect(() => {
    // The key is asked for while there is a line: without it nothing could be kept when there is none.
    void Promise.allSettled([deviceOf(me.id).key(), loadDrafts(me.id)]);
  }, [me.id]);
  return (
    <DeskProvider value={context}>
      <ClaimActionsProvider>
        <DeskScreen nonce={nonce} openFirst={openFirst} />
      </ClaimActionsProvider>
    </DeskProvider>
  );
}
