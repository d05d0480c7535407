/**
 * The key under which a browser keeps a person's unsent work on its disk. It follows from the house's secret and the person alone:
 * a killed browser, or a sign-in that ran out, leaves work that the same person can take up, and nobody without a sign-in can read.
 */
import "server-only";
import { hkdfSync } from "node:crypto";
import { type Asking, sealingSecret } from "./principal.ts";
import { handleOf } from "./session.ts";

export interface DeviceKey {
  /** 32 bytes in base64. */
  key: string;
  /** Tells one sign-in from another. */
  signIn: string;
}

export function deviceKey({ principal, sessionId }: Asking): DeviceKey {
  const key = hkdfSync("sha256", sealingSecret(), "", `stet device ${principal.id}`, 32);
  return { key: Buffer.from(key).toString("base64"), signIn: handleOf(sessionId ?? "") };
}
