"use client";
/** Tells those who do not see it what others changed: politely, a few words, gathered by the live region. */
import { useEffect, useRef } from "react";
import { useAnnounce } from "#components/ui/live-region.tsx";
import { useDesk, useDeskView } from "./desk-context.tsx";
import { newsBetween } from "./news.ts";

export function Arrivals() {
  const { me } = useDesk();
  const claims = useDeskView((view) => view.claims);
  const announce = useAnnounce();
  const before = useRef(claims);
  useEffect(() => {
    for (const words of newsBetween(before.current, claims, me.id)) announce(words);
    before.current = claims;
  }, [claims, announce, me.id]);
  return null;
}
