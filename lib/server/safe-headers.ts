/** What every answer says to browsers, whoever sends it: proxy.ts for what Next answers, `direct-routes.ts` for what it does not. */
export function safeHeaders(): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    ...(process.env.NEXTAUTH_URL?.startsWith("https://") ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}

/** No answer of the API is a document. */
export const apiPolicy = "default-src 'none'; frame-ancestors 'none'";
