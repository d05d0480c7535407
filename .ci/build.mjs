/**
 * `npm run build`: what serves the house. Next builds the app; what runs apart (lib/apart) becomes one folder of plain JavaScript, so
 * that a process of it starts in a third of the time and may read nothing but that folder.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { root, run, underPinnedNode } from "./install.mjs";

/** Packages of the CommonJS kind ask for Node's own modules by `require`. */
const banner =
  'import { createRequire as requireMaker } from "node:module"; const require = requireMaker(import.meta.url);';

async function buildApart() {
  const { build: bundle } = await import("esbuild");
  const outdir = join(root, ".next/apart");
  rmSync(outdir, { recursive: true, force: true });
  await bundle({
    entryPoints: {
      starter: join(root, "lib/apart/starter.ts"),
      child: join(root, "lib/server/apart/child.ts"),
      pdf: join(root, "lib/export/pdf/work.ts"),
    },
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    // It finds its native code beside itself.
    external: ["@myriaddreamin/typst-ts-node-compiler"],
    target: "node24",
    conditions: ["react-server"],
    outExtension: { ".js": ".mjs" },
    chunkNames: "[hash]",
    banner: { js: banner },
    logLevel: "warning",
  });
}

underPinnedNode(import.meta.url);
const status = run(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"]);
if (status === 0) await buildApart();
process.exit(status);
