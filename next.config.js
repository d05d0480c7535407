/** @type {import("next").NextConfig} */
export default {
  compress: false,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ["better-sqlite3"],
  // Types are checked by `npm run check`, once for everything.
  typescript: { ignoreBuildErrors: true },
};
