"use client";
/** Every dialog of the desk, one open at a time. */
import { ReopenDialog } from "#components/decision/reopen-dialog.tsx";
import { SignOffDialog } from "#components/decision/sign-off-dialog.tsx";
import { ExportDialog } from "#components/export/export-dialog.tsx";
import { AccessDialog } from "./access-dialog.tsx";
import { CommandPalette } from "./command-palette.tsx";
import type { DeskDialog } from "./desk-bar.tsx";
import { useDeskView } from "./desk-context.tsx";
import type { DeskShortcut } from "./desk-shortcuts.ts";
import { DetailsDialog } from "./details-dialog.tsx";
import { ShortcutDialog } from "./shortcut-dialog.tsx";

export function DeskDialogs({
  shown,
  onShow,
  shortcuts,
  onOpenClaim,
}: {
  shown: DeskDialog | null;
  onShow: (dialog: DeskDialog | null) => void;
  shortcuts: readonly DeskShortcut[];
  onOpenClaim: (claimId: string) => void;
}) {
  const articleId = useDeskView((view) => view.meta.id);
  const door = (dialog: DeskDialog) => ({
    open: shown === dialog,
    onOpenChange: (open: boolean) => onShow(open ? dialog : null),
  });
  return (
    <>
      <CommandPalette {...door("palette")} shortcuts={shortcuts} onOpenClaim={onOpenClaim} />
      <ShortcutDialog {...door("help")} shortcuts={shortcuts} />
      <SignOffDialog {...door("sign-off")} onOpenClaim={onOpenClaim} />
      <ReopenDialog {...door("reopen")} />
      <AccessDialog {...door("access")} />
      <DetailsDialog {...door("details")} />
      <ExportDialog {...door("export")} articleId={articleId} />
    </>
  );
}
