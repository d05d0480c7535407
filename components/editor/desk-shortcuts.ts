/**
 * Everything the desk does by keyboard: the editor's own table, and what belongs to the opened claim and the screen. It binds the
 * keys, fills the palette and the list under "?".
 */
import type { ClaimAction } from "#components/claim/claim-actions.tsx";
import type { Desk } from "#lib/editor/desk.ts";
import { type Shortcut, shortcuts } from "#lib/editor/keymap.ts";
import { can, type Principal } from "#lib/policy/can.ts";
import { takeBackKeys } from "./use-take-back.ts";

export interface DeskShortcut {
  id: string;
  label: string;
  group: "Claims" | "The opened claim" | "Text" | "Screen" | "Review queue" | "Search" | "Inbox";
  keys: readonly string[];
  run: () => void;
}

export interface ShortcutTargets {
  desk: Desk;
  me: Principal;
  locked: boolean;
  active: string | null;
  ask: (claimId: string, action: ClaimAction) => void;
  approve: (claimId: string) => void;
  nextOpen: () => void;
  takeBack: () => void;
  searchAll: () => void;
  show: (what: "palette" | "help" | "sign-off" | "export" | "search" | "corrections" | "bulk") => void;
}

export function deskShortcuts(targets: ShortcutTargets): DeskShortcut[] {
  return [
    ...shortcuts.filter((shortcut) => fits(shortcut, targets)).map((shortcut) => fromEditor(shortcut, targets)),
    ...onClaim(targets),
    ...onScreen(targets),
  ];
}

function fits({ needs }: Shortcut, { me, locked }: ShortcutTargets): boolean {
  if (needs === "read") return true;
  return !locked && can(me, needs === "edit" ? "edit-text" : "add-claim");
}

function fromEditor({ id, label, group, keys, run }: Shortcut, { desk }: ShortcutTargets): DeskShortcut {
  return { id, label, group, keys, run: () => void run(desk) };
}

/** Empty while no claim is open. */
function onClaim({ active, me, locked, ask, approve }: ShortcutTargets): DeskShortcut[] {
  if (active === null || locked) return [];
  const group = "The opened claim";
  const asks = (action: ClaimAction) => () => ask(active, action);
  const all: (DeskShortcut & { needs: Parameters<typeof can>[1] })[] = [
    { id: "note", label: "Write a note", group, keys: ["Mod-Alt-n"], run: asks("add-note"), needs: "add-note" },
    { id: "source", label: "Add a source", group, keys: ["Mod-Alt-s"], run: asks("add-source"), needs: "add-citation" },
    { id: "ask", label: "Ask somebody about it", group, keys: ["Mod-Alt-a"], run: asks("ask"), needs: "ask-query" },
    {
      id: "answer",
      label: "Write down an answer",
      group,
      keys: ["Mod-Alt-g"],
      run: asks("answer"),
      needs: "answer-query",
    },
    {
      id: "mark",
      label: "Record the finding",
      group,
      keys: ["Mod-Alt-k"],
      run: asks("finding"),
      needs: "record-finding",
    },
    {
      id: "resolve",
      label: "Decide what becomes of the words",
      group,
      keys: ["Mod-Alt-u"],
      run: asks("resolution"),
      needs: "set-resolution",
    },
    {
      id: "propose",
      label: "Propose other words",
      group,
      keys: ["Mod-Alt-p"],
      run: asks("propose"),
      needs: "propose-correction",
    },
    {
      id: "approve",
      label: "Approve",
      group,
      keys: ["Mod-Alt-Enter"],
      run: () => approve(active),
      needs: "approve-claim",
    },
    {
      id: "return",
      label: "Return with a reason",
      group,
      keys: ["Mod-Alt-r"],
      run: asks("return"),
      needs: "return-claim",
    },
    { id: "clear", label: "Clear its words for print", group, keys: [], run: asks("clear"), needs: "clear-claim" },
  ];
  return all.filter(({ needs }) => can(me, needs)).map(({ needs, ...shortcut }) => shortcut);
}

function onScreen({ me, locked, nextOpen, takeBack, searchAll, show }: ShortcutTargets): DeskShortcut[] {
  const group = "Screen";
  const all: DeskShortcut[] = [
    { id: "next-open", label: "Go to the next open claim", group, keys: ["Mod-Alt-o"], run: nextOpen },
    { id: "search", label: "Search claims", group, keys: ["Mod-Alt-f"], run: () => show("search") },
    { id: "search-all", label: "Search everything", group, keys: [], run: searchAll },
    { id: "palette", label: "All commands", group, keys: ["Mod-k"], run: () => show("palette") },
    { id: "help", label: "Keyboard shortcuts", group, keys: ["?"], run: () => show("help") },
    { id: "corrections", label: "Open corrections", group, keys: [], run: () => show("corrections") },
    { id: "export", label: "Export", group, keys: [], run: () => show("export") },
  ];
  if (can(me, "add-note") && !locked) {
    const label = "Undo the claim, note, source or finding just added";
    all.push({ id: "take-back", label, group, keys: [takeBackKeys], run: takeBack });
  }
  if (can(me, "assign-claim") && !locked) {
    all.push({ id: "bulk", label: "Change all claims shown", group, keys: [], run: () => show("bulk") });
  }
  if (can(me, "sign-off") && !locked) {
    all.push({ id: "sign-off", label: "Sign off", group, keys: [], run: () => show("sign-off") });
  }
  return all;
}
