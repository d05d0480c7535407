/**
 * The files of the build, from memory: their names change with their content, so a browser keeps them for good. Scripts and styles
 * go out compressed once that has been done, in the background, after the start. Whatever else is asked for is left to Next.
 */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const types = {
  ".css": "text/css; charset=utf-8",
  ".js": "application/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const compressible = new Set([".css", ".js", ".svg"]);
const brotli = (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });

/** `folder` is what the build calls `static`. The answer of `take` says whether the request has been answered. */
export function builtFiles(folder, prefix = "/_next/static/") {
  const files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const name = prefix + path.slice(folder.length + 1).replaceAll("\\", "/");
    files.set(name, { type, plain: readFileSync(path), packs: compressible.has(extname(path)) });
  }
  return { take: (request, response) => take(files, request, response), compress: () => compress(files) };
}

/** One after the other, so that requests go on being answered. */
async function compress(files) {
  for (const file of files.values()) {
    if (!file.packs) continue;
    file.br = await brotli(file.plain);
    file.gzip = await promisify(gzip)(file.plain);
  }
}

function take(files, { method, url, headers }, response) {
  const file = files.get(url.split("?", 1)[0]);
  if (file === undefined || (method !== "GET" && method !== "HEAD")) return false;
  const accepted = String(headers["accept-encoding"] ?? "").split(/\s*,\s*/);
  const encoding = ["br", "gzip"].find((name) => file[name] !== undefined && accepted.includes(name));
  const content = encoding === undefined ? file.plain : file[encoding];
  response.writeHead(200, {
    "content-type": file.type,
    "content-length": content.length,
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
    ...(file.packs && { vary: "accept-encoding" }),
    ...(encoding !== undefined && { "content-encoding": encoding }),
  });
  response.end(method === "HEAD" ? undefined : content);
  return true;
}
