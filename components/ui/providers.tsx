"use client";
/** What every page stands in: the nonce for the few style elements Base UI writes, tooltips that share a delay, the live region. */
import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { LiveRegion } from "./live-region.tsx";

export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce}>
      <Tooltip.Provider delay={500}>
        <LiveRegion>{children}</LiveRegion>
      </Tooltip.Provider>
    </CSPProvider>
  );
}
