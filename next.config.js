import { randomUUID } from "node:crypto";

// Names this build, in the page's code and in the server's: a page that was left open over an upgrade finds out.
process.env.STET_BUILD ??= randomUUID();

/** @type {import("next").NextConfig} */
export default {
  env: { STET_BUILD: process.env.STET_BUILD },
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // The driver is native; of ProseMirror there must be one copy for all layers, since documents are shared between them; nodemailer
  // is for Node alone.
  serverExternalPackages: ["better-sqlite3", "nodemailer", "prosemirror-model", "prosemirror-transform"],
  // Because of proxy.ts Next would cut bodies at 10 MB; a Word file of 20 MB comes as 28 MB of base64. Routes count for themselves.
  // Few scripts for a page: each one costs a browser more than the bytes that two pages might have shared.
  experimental: { proxyClientMaxBodySize: "29mb", turbopackChunking: { minChunkSize: 300_000 } },
  // What is built does not pass through proxy.ts, which sets the headers of everything else.
  headers: async () => [
    { source: "/_next/static/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }] },
  ],
  // Types are checked by `npm run check`, once for everything.
  typescript: { ignoreBuildErrors: true },
};
