"use client";
/** What every page stands in: the nonce for the few style elements Base UI writes, and the live region. */
import { CSPProvider } from "@base-ui/react/csp-provider";
import type { ReactNode } from "react";
import { LiveRegion } from "./live-region.tsx";

export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce}>
      <LiveRegion>{children}</LiveRegion>
    </CSPProvider>
  );
}
