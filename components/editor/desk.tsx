"use client";
/**
 * The desk of one article. The page brings its name and nothing else of it; the article itself is fetched beside the page's code, and
 * the desk is made of it once. Until then the desk's frame stands there, as the server drew it.
 */
import { useCallback, useEffect, useMemo, useState } from "react";
import { flushSync, preload } from "react-dom";
import { ClaimActionsProvider } from "#components/claim/claim-actions.tsx";
import { loadDrafts } from "#components/evidence/draft.ts";
import type { HouseRules } from "#lib/decision/house-rules.ts";
import { browserTransport } from "#lib/editor/browser-transport.ts";
import { createDesk, type Desk } from "#lib/editor/desk.ts";
import { deviceOf } from "#lib/editor/device.ts";
import { deviceOutbox } from "#lib/editor/device-outbox.ts";
import { articleAddress, fetchArticle } from "#lib/editor/fetch-article.ts";
import { can, type Principal } from "#lib/policy/can.ts";
import { type DeskPerson, DeskProvider } from "./desk-context.tsx";
import { DeskFrame } from "./desk-frame.tsx";
import { DeskScreen } from "./desk-screen.tsx";

export interface ArticleDeskProps {
  articleId: string;
  title: string;
  me: Principal;
  /** Names the session, for tabs that share a live stream. */
  session: string;
  people: readonly DeskPerson[];
  rules: HouseRules;
  nonce: string | undefined;
  /** The claim the address names, to be opened first. */
  openFirst: string | null;
}

export function ArticleDesk({ articleId, title, me, session, people, rules, nonce, openFirst }: ArticleDeskProps) {
  // Low: it is needed after the scripts, and a server that packs an article answers nothing else meanwhile.
  preload(articleAddress(articleId), { as: "fetch", crossOrigin: "anonymous", fetchPriority: "low" });
  const { desk, failed, retry } = useFetchedDesk(articleId, me, session);
  const context = useMemo(() => desk && { desk, me, people, rules }, [desk, me, people, rules]);
  if (context === null) return <DeskFrame title={title} onRetry={failed ? retry : null} />;
  return (
    <DeskProvider value={context}>
      <ClaimActionsProvider>
        <DeskScreen nonce={nonce} openFirst={openFirst} />
      </ClaimActionsProvider>
    </DeskProvider>
  );
}

function useFetchedDesk(articleId: string, me: Principal, session: string) {
  const [desk, setDesk] = useState<Desk | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: who one is, and by which session, does not change on a page; another try fetches again
  useEffect(() => {
    let isLeft = false;
    fetchArticle(articleId).then(
      (article) => {
        if (isLeft) return;
        const made = createDesk({
          ...{ article, me, mayEdit: can(me, "edit-text"), mayAnnotate: can(me, "add-claim") },
          transport: browserTransport({ personId: me.id, session }),
          store: deviceOutbox(deviceOf(me.id)),
        });
        // At once, so that the text stands in the next picture.
        flushSync(() => setDesk(made));
        // The key is asked for while there is a line: without it nothing could be kept when there is none.
        void Promise.allSettled([deviceOf(me.id).key(), loadDrafts(me.id)]);
      },
      () => setFailed(!isLeft),
    );
    return () => {
      isLeft = true;
    };
  }, [articleId, tries]);
  const retry = useCallback(() => {
    setFailed(false);
    setTries((before) => before + 1);
  }, []);
  return { desk, failed, retry };
}
