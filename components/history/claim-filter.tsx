"use client";
/** Chooses one claim whose history is shown, or the whole article. */
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Select } from "../ui/select.tsx";
import type { HistoryClaim } from "./history-room.tsx";
import { shorten } from "./shorten.ts";

export function ClaimFilter({
  path,
  claims,
  chosen,
}: {
  path: string;
  claims: readonly HistoryClaim[];
  /** A claim's id, or empty for the whole article. */
  chosen: string;
}) {
  const router = useRouter();
  const [busy, startTransition] = useTransition();
  return (
    <Select
      className="max-w-md"
      label="Show"
      aria-busy={busy}
      value={chosen}
      options={[
        { value: "", label: "The whole article" },
        ...claims.map(({ id, number, words }) => ({ value: id, label: `Claim ${number}: ${shorten(words, 60)}` })),
      ]}
      onValueChange={(id) => startTransition(() => router.push(id === "" ? path : `${path}?claim=${id}`))}
    />
  );
}
