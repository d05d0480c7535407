"use client";
/** The article itself: ProseMirror draws into this element and React leaves it alone. */
import { type RefObject, useLayoutEffect } from "react";
import { useDesk } from "./desk-context.tsx";

export function ArticleView({
  element,
  nonce,
  onOpened,
}: {
  element: RefObject<HTMLDivElement | null>;
  nonce: string | undefined;
  /** After the text is drawn. */
  onOpened?: () => void;
}) {
  const { desk } = useDesk();
  // biome-ignore lint/correctness/useExhaustiveDependencies: mounted once per desk; the nonce of a page does not change
  useLayoutEffect(() => {
    if (!element.current) return;
    desk.mount(element.current, { nonce, label: "Article" });
    onOpened?.();
    return () => desk.destroy();
  }, [desk]);
  return <div ref={element} className="article" />;
}
