"use client";
/** How the desk is laid out: the article, the rail beside it or below it, the bars, the dialogs. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useAskClaim } from "#components/claim/claim-actions.tsx";
import { ClaimRail, type RailMode } from "#components/claim/claim-rail.tsx";
import { ClaimSheet } from "#components/claim/claim-sheet.tsx";
import { filterClaims, noFilter } from "#components/claim/filter-claims.ts";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { SkipLink } from "#components/ui/page-frame.tsx";
import { Arrivals } from "./arrivals.tsx";
import { ArticleView } from "./article-view.tsx";
import { ClosedBanner } from "./closed-banner.tsx";
import { DeskBar, type DeskDialog } from "./desk-bar.tsx";
import { useClaim, useCommand, useDesk, useDeskView, usePerform } from "./desk-context.tsx";
import { DeskDialogs } from "./desk-dialogs.tsx";
import { DeskFoot, type Side } from "./desk-foot.tsx";
import { deskShortcuts } from "./desk-shortcuts.ts";
import { FailureBanner } from "./failure-banner.tsx";
import { HintRow } from "./hint-row.tsx";
import { LeftWork } from "./left-work.tsx";
import { PrintClaims } from "./print-claims.tsx";
import { RescueList } from "./problem-banner.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useClaimMoves } from "./use-claim-moves.ts";
import { useMedia } from "./use-media.ts";
import { usePlacing } from "./use-placing.ts";
import { useShortcuts } from "./use-shortcuts.ts";

export function DeskScreen({ nonce, openFirst }: { nonce: string | undefined; openFirst: string | null }) {
  const { desk, me } = useDesk();
  const article = useRef<HTMLDivElement>(null);
  const all = useDeskView((view) => view.claims);
  const active = useDeskView((view) => view.active);
  const editing = useDeskView((view) => view.editing);
  const locked = useDeskView(({ meta }) => meta.signOff !== null || meta.archived);
  const [filter, setFilter] = useState(noFilter);
  const [mode, setMode] = useState<RailMode>("beside");
  const [side, setSide] = useState<Side>("article");
  const [dialog, setDialog] = useState<DeskDialog | null>(null);
  const wide = useMedia("(min-width: 1024px)", true);
  const shown = useMemo(() => {
    const passing = new Set(filterClaims(all, filter));
    return all.filter((claim) => passing.has(claim) || claim.id === active);
  }, [all, filter, active]);
  const moves = useClaimMoves(shown);
  const opened = useClaim(active);
  const placing = usePlacing(moves.open);
  const adding = usePerform<string>();
  const approving = useCommand();
  const announce = useAnnounce();
  const ask = useAskClaim();

  const { perform } = adding;
  const add = useCallback(() => {
    void perform(() => desk.addClaimAtSelection()).then((claimId) => {
      if (claimId === null) return;
      announce("Claim added");
      moves.open(claimId);
    });
  }, [announce, desk, moves.open, perform]);
  useEffect(() => desk.onClaimRequest(add), [desk, add]);

  function openFromList(claimId: string) {
    setSide("article");
    moves.open(claimId);
  }
  const shortcuts = deskShortcuts({
    ...{ desk, me, locked, active, ask },
    nextOpen: moves.onNextOpen,
    approve: (claimId) => {
      const basis = desk.read().claims.find(({ id }) => id === claimId)?.basis ?? "";
      void approving.run({ type: "approve-claim", claimId, basis }).then((answer) => answer && announce("Approved"));
    },
    show: (what) => {
      if (what === "search") document.querySelector<HTMLElement>("[data-rail-head] input[type=search]")?.focus();
      else setDialog(what);
    },
  });
  useShortcuts(shortcuts);

  const rail = (
    <ClaimRail
      all={all}
      claims={shown}
      active={active}
      focused={moves.focused}
      moves={moves}
      onOpen={wide ? moves.open : openFromList}
      onHover={desk.hover}
      mode={wide ? mode : "list"}
      onMode={wide ? setMode : null}
      inline={wide}
      filter={filter}
      onFilter={setFilter}
      article={article}
    />
  );

  return (
    <div className="desk flex min-h-dvh flex-col pb-14 lg:pb-0 print:pb-0">
      <SkipLink>Skip to the article</SkipLink>
      <DeskBar onShow={setDialog} />
      <main className="mx-auto w-full max-w-[78rem] flex-1 gap-x-5 px-0 sm:px-4 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] xl:grid-cols-[minmax(0,46.5rem)_26rem] xl:justify-center">
        <div
          id="main"
          tabIndex={-1}
          className={`min-w-0 outline-none lg:pb-24 ${side === "claims" ? "max-lg:hidden print:block" : ""}`}
        >
          <div className="space-y-2 px-3 pt-3 empty:hidden sm:px-0 print:hidden">
            <ClosedBanner onReopen={() => setDialog("reopen")} />
            <RescueList />
            <LeftWork />
            <FailureBanner failure={adding.failure} onDismiss={adding.clear} />
            <FailureBanner failure={placing.failure} onDismiss={placing.clear} />
            <FailureBanner failure={approving.failure} onDismiss={approving.clear} />
            <HintRow onOpen={moves.open} />
          </div>
          <div className="paper mt-3">
            {editing === "yes" ? (
              <div className="sticky top-(--bar) z-10 border-b border-line bg-paper px-3 py-1 sm:px-6 print:hidden">
                <Toolbar />
              </div>
            ) : null}
            <ArticleView element={article} nonce={nonce} onOpened={() => openFirst && desk.jumpTo(openFirst)} />
          </div>
          <PrintClaims />
        </div>
        <section
          aria-label="Claims"
          className={`px-3 sm:px-0 print:hidden ${side === "article" ? "max-lg:hidden" : ""} ${
            mode === "list" && wide ? "lg:sticky lg:top-(--bar) lg:h-[calc(100dvh-var(--bar))]" : "lg:pb-24"
          }`}
        >
          {wide || side === "article" ? null : <h1 className="sr-only">Claims</h1>}
          {rail}
        </section>
      </main>
      {wide || !opened ? null : <ClaimSheet claim={opened} moves={moves} focused={moves.focused === opened.id} />}
      <SelectionBar onAdd={add} onOpen={moves.open} placing={placing} />
      {wide ? null : <DeskFoot side={side} onSide={setSide} onAdd={add} onOpen={moves.open} placing={placing} />}
      <Arrivals />
      <DeskDialogs shown={dialog} onShow={setDialog} shortcuts={shortcuts} onOpenClaim={moves.open} />
    </div>
  );
}
