"use client";
/** The way to the search from every room: "/" goes there, and to the field where one is there already. */
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useShortcuts } from "#components/editor/use-shortcuts.ts";
import { toSearch } from "./search-page.ts";

export function SearchKey({ here }: { here: boolean }) {
  const router = useRouter();
  useEffect(() => {
    // Typing can begin at once, unless the focus was put somewhere already or there is something to read.
    if (!here || document.activeElement !== document.body) return;
    const found = field();
    if (found?.value === "") found.focus();
  }, [here]);
  useShortcuts([{ ...toSearch, run: () => (here ? focusField() : router.push("/search")) }]);
  return null;
}

function field(): HTMLInputElement | null {
  return document.querySelector("#main search input[name=q]");
}

function focusField(): void {
  field()?.focus();
  field()?.select();
}
