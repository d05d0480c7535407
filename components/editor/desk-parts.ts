"use client";
/**
 * The parts of the desk around the text. Their code is asked for when the text has been drawn (`useStanding`), so that nothing stands
 * between a person and the first letter they type.
 */
import { lazy, startTransition, useCallback, useEffect, useRef, useState } from "react";

export const DeskBar = lazy(() => import("./desk-bar.tsx").then(({ DeskBar }) => ({ default: DeskBar })));
export const DeskAbove = lazy(() => import("./desk-above.tsx").then(({ DeskAbove }) => ({ default: DeskAbove })));
export const DeskOver = lazy(() => import("./desk-over.tsx").then(({ DeskOver }) => ({ default: DeskOver })));
export const Toolbar = lazy(() => import("./toolbar.tsx").then(({ Toolbar }) => ({ default: Toolbar })));
export const PrintClaims = lazy(() =>
  import("./print-claims.tsx").then(({ PrintClaims }) => ({ default: PrintClaims })),
);
export const ClaimRail = lazy(() =>
  import("#components/claim/claim-rail.tsx").then(({ ClaimRail }) => ({ default: ClaimRail })),
);

/** True from the picture on in which the text stands; `onText` is to be called when it has been put into the page. */
export function useStanding(): { stands: boolean; onText: () => void } {
  const [stands, setStands] = useState(false);
  const cancel = useRef(() => {});
  const onText = useCallback(() => {
    cancel.current = afterPicture(() => startTransition(() => setStands(true)));
  }, []);
  useEffect(() => () => cancel.current(), []);
  return { stands, onText };
}

/** Pictures do not come to a page out of sight. */
const longestPicture = 300;

function afterPicture(callback: () => void): () => void {
  let timer = setTimeout(callback, longestPicture);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(callback);
  });
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}
