"use client";
/** How the desk is laid out: the article, the rail beside it or below it, the bars, the dialogs. */
import { useRouter } from "next/navigation";
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useAskClaim } from "#components/claim/claim-actions.tsx";
import type { RailMode } from "#components/claim/claim-rail.tsx";
import { filterClaims, narrowness, noFilter } from "#components/claim/filter-claims.ts";
import { type Grouping, inOrder } from "#components/claim/group-claims.ts";
import { useGroups } from "#components/claim/use-groups.ts";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { SkipLink } from "#components/ui/page-frame.tsx";
import { ArticleView } from "./article-view.tsx";
import { ClosedBanner } from "./closed-banner.tsx";
import type { DeskDialog } from "./desk-bar.tsx";
import { useCommand, useDesk, useDeskView, usePerform } from "./desk-context.tsx";
import type { Side } from "./desk-foot.tsx";
import { BarFrame, columnsClass, deskClass } from "./desk-frame.tsx";
import { ClaimRail, DeskAbove, DeskBar, DeskOver, PrintClaims, Toolbar, useStanding } from "./desk-parts.ts";
import { deskShortcuts } from "./desk-shortcuts.ts";
import { HintRow } from "./hint-row.tsx";
import { useClaimMoves } from "./use-claim-moves.ts";
import { useMedia } from "./use-media.ts";
import { usePlacing } from "./use-placing.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { useTakeBack } from "./use-take-back.ts";

export function DeskScreen({ nonce, openFirst }: { nonce: string | undefined; openFirst: string | null }) {
  const { desk, me } = useDesk();
  const router = useRouter();
  const article = useRef<HTMLDivElement>(null);
  const all = useDeskView((view) => view.claims);
  const active = useDeskView((view) => view.active);
  const editing = useDeskView((view) => view.editing);
  const title = useDeskView(({ meta }) => meta.title);
  const { stands, onText } = useStanding();
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
  const [grouping, setGrouping] = useState<Grouping>("none");
  const groups = useGroups(shown, grouping);
  const listed = useMemo(() => inOrder(groups), [groups]);
  const moves = useClaimMoves(listed);
  useEffect(
    () => desk.walkThrough(narrowness(filter) === 0 ? null : new Set(shown.map(({ id }) => id))),
    [desk, filter, shown],
  );
  const placing = usePlacing(moves.open);
  const adding = usePerform<string>();
  const approving = useCommand();
  const takingBack = useTakeBack();
  const announce = useAnnounce();
  const ask = useAskClaim();

  const { perform } = adding;
  const add = useCallback(() => {
    void perform(() => desk.addClaimAtSelection()).then((claimId) => {
      if (claimId !== null) moves.open(claimId);
    });
  }, [desk, moves.open, perform]);
  useEffect(() => desk.onClaimRequest(add), [desk, add]);

  function opened() {
    if (openFirst) desk.jumpTo(openFirst);
    onText();
  }
  function openFromList(claimId: string) {
    setSide("article");
    moves.open(claimId);
  }
  const shortcuts = deskShortcuts({
    ...{ desk, me, locked, active, ask },
    nextOpen: moves.onNextOpen,
    takeBack: takingBack.takeBack,
    searchAll: () => router.push("/search"),
    approve: (claimId) => {
      const basis = desk.read().claims.find(({ id }) => id === claimId)?.basis ?? "";
      void approving.run({ type: "approve-claim", claimId, basis }).then((delivery) => {
        if (delivery)
          announce(delivery === "answered" ? "Approved" : "Approved here. It is sent when the line is back");
      });
    },
    show: (what) => {
      if (what === "search") document.querySelector<HTMLElement>("[data-rail-head] input[type=search]")?.focus();
      else setDialog(what);
    },
  });
  useShortcuts(shortcuts);

  // Beside their words claims stand in the order of the text.
  const railMode = wide && grouping === "none" ? mode : "list";
  function changeMode(next: RailMode) {
    setMode(next);
    setGrouping("none");
  }

  const rail = (
    <ClaimRail
      all={all}
      claims={shown}
      active={active}
      focused={moves.focused}
      moves={moves}
      onOpen={wide ? moves.open : openFromList}
      onHover={desk.hover}
      mode={railMode}
      onMode={wide ? changeMode : null}
      inline={wide}
      filter={filter}
      onFilter={setFilter}
      {...{ grouping, groups }}
      onGrouping={setGrouping}
      article={article}
      onShow={setDialog}
    />
  );
  const barFrame = <BarFrame title={title} />;

  return (
    <div className={deskClass}>
      <SkipLink>Skip to the article</SkipLink>
      {stands ? (
        <Suspense fallback={barFrame}>
          <DeskBar onShow={setDialog} />
        </Suspense>
      ) : (
        barFrame
      )}
      <main className={columnsClass}>
        <div
          id="main"
          tabIndex={-1}
          className={`min-w-0 outline-none lg:pb-24 ${side === "claims" ? "max-lg:hidden print:block" : ""}`}
        >
          <div className="space-y-2 px-3 pt-3 empty:hidden sm:px-0 print:hidden">
            <ClosedBanner onReopen={() => setDialog("reopen")} />
            {stands ? (
              <Suspense>
                <DeskAbove failures={[adding, placing, approving, takingBack]} />
              </Suspense>
            ) : null}
            <HintRow onOpen={moves.open} />
          </div>
          <div className="paper mt-3">
            {editing === "yes" ? (
              <div className="sticky top-(--bar) z-10 border-b border-line bg-paper px-3 py-1 sm:px-6 print:hidden">
                {stands ? (
                  <Suspense fallback={toolbarPlace}>
                    <Toolbar />
                  </Suspense>
                ) : (
                  toolbarPlace
                )}
              </div>
            ) : null}
            <ArticleView element={article} nonce={nonce} onOpened={opened} />
          </div>
          {stands ? (
            <Suspense>
              <PrintClaims />
            </Suspense>
          ) : null}
        </div>
        <section
          aria-label="Claims"
          className={`px-3 sm:px-0 print:hidden ${side === "article" ? "max-lg:hidden" : ""} ${
            railMode === "list" && wide ? "lg:sticky lg:top-(--bar) lg:h-[calc(100dvh-var(--bar))]" : "lg:pb-24"
          }`}
        >
          {wide || side === "article" ? null : <h1 className="sr-only">Claims</h1>}
          {stands ? <Suspense>{rail}</Suspense> : null}
        </section>
      </main>
      {stands ? (
        <Suspense>
          <DeskOver
            {...{ wide, side, moves, placing, dialog, shortcuts, shown }}
            onSide={setSide}
            onAdd={add}
            onTakeBack={takingBack.takeBack}
            onDialog={setDialog}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

/** As high as the toolbar. */
const toolbarPlace = <div className="min-h-7" />;
