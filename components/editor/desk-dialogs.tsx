"use client";
/**
 * Every dialog of the desk, one open at a time. Their code comes when the page has nothing else to do, so that they open at once and
 * cost nothing before.
 */
import { lazy, Suspense, useEffect, useState } from "react";
import type { ClaimView } from "#lib/log/claim-view.ts";
import type { DeskDialog } from "./desk-bar.tsx";
import { useDeskView } from "./desk-context.tsx";
import type { DeskShortcut } from "./desk-shortcuts.ts";

const load = {
  palette: () => import("./command-palette.tsx"),
  help: () => import("./shortcut-dialog.tsx"),
  "sign-off": () => import("#components/decision/sign-off-dialog.tsx"),
  reopen: () => import("#components/decision/reopen-dialog.tsx"),
  access: () => import("./access-dialog.tsx"),
  details: () => import("./details-dialog.tsx"),
  export: () => import("#components/export/export-dialog.tsx"),
  draft: () => import("#components/article/draft-dialog.tsx"),
  copy: () => import("#components/article/copy-dialog.tsx"),
  bulk: () => import("#components/claim/bulk-dialog.tsx"),
  corrections: () => import("#components/decision/corrections-dialog.tsx"),
};

const CommandPalette = lazy(async () => ({ default: (await load.palette()).CommandPalette }));
const ShortcutDialog = lazy(async () => ({ default: (await load.help()).ShortcutDialog }));
const SignOffDialog = lazy(async () => ({ default: (await load["sign-off"]()).SignOffDialog }));
const ReopenDialog = lazy(async () => ({ default: (await load.reopen()).ReopenDialog }));
const AccessDialog = lazy(async () => ({ default: (await load.access()).AccessDialog }));
const DetailsDialog = lazy(async () => ({ default: (await load.details()).DetailsDialog }));
const DraftDialog = lazy(async () => ({ default: (await load.draft()).DraftDialog }));
const CopyDialog = lazy(async () => ({ default: (await load.copy()).CopyDialog }));
const BulkDialog = lazy(async () => ({ default: (await load.bulk()).BulkDialog }));
const CorrectionsDialog = lazy(async () => ({ default: (await load.corrections()).CorrectionsDialog }));
const ExportDialog = lazy(async () => ({ default: (await load.export()).ExportDialog }));

export function DeskDialogs({
  shown,
  onShow,
  shortcuts,
  onOpenClaim,
  claims,
}: {
  shown: DeskDialog | null;
  onShow: (dialog: DeskDialog | null) => void;
  shortcuts: readonly DeskShortcut[];
  onOpenClaim: (claimId: string) => void;
  /** Those that the filter shows. */
  claims: readonly ClaimView[];
}) {
  const articleId = useDeskView((view) => view.meta.id);
  const asked = useAsked(shown);
  useEffect(() => whenIdle(() => void Promise.allSettled(Object.values(load).map((each) => each()))), []);
  const door = (dialog: DeskDialog) => ({
    open: shown === dialog,
    onOpenChange: (open: boolean) => onShow(open ? dialog : null),
  });
  return (
    <Suspense>
      {asked.has("palette") && <CommandPalette {...door("palette")} shortcuts={shortcuts} onOpenClaim={onOpenClaim} />}
      {asked.has("help") && <ShortcutDialog {...door("help")} shortcuts={shortcuts} />}
      {asked.has("sign-off") && <SignOffDialog {...door("sign-off")} onOpenClaim={onOpenClaim} />}
      {asked.has("reopen") && <ReopenDialog {...door("reopen")} />}
      {asked.has("access") && <AccessDialog {...door("access")} />}
      {asked.has("details") && <DetailsDialog {...door("details")} />}
      {asked.has("draft") && <DraftDialog {...door("draft")} />}
      {asked.has("copy") && <CopyDialog {...door("copy")} />}
      {asked.has("bulk") && <BulkDialog {...door("bulk")} claims={claims} />}
      {asked.has("corrections") && <CorrectionsDialog {...door("corrections")} onOpenClaim={onOpenClaim} />}
      {asked.has("export") && <ExportDialog {...door("export")} articleId={articleId} />}
    </Suspense>
  );
}

const none: ReadonlySet<DeskDialog> = new Set();

/** The dialogs that were ever shown: each stays, so that it can close in its own time. */
function useAsked(shown: DeskDialog | null): ReadonlySet<DeskDialog> {
  const [asked, setAsked] = useState(none);
  if (shown === null || asked.has(shown)) return asked;
  const more = new Set([...asked, shown]);
  setAsked(more);
  return more;
}

const soon = 2000;

function whenIdle(callback: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(callback, soon);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(callback, { timeout: 2 * soon });
  return () => cancelIdleCallback(idle);
}
