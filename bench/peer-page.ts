/**
 * Serves the peer: one page per article with the document in it, and the product's own built style sheets, so that both lay out the
 * same text in the same type at the same width. `/ID` has all of these styles, `/ID?plain` goes without `content-visibility`, which
 * is one of the product's own means.
 */
import { createReadStream } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";
import { build } from "esbuild";
import { project } from "#e2e/server.ts";
import type { LongArticle } from "./fill-house.ts";

export interface PeerServer {
  url: string;
  stop(): void;
}

const types: Record<string, string> = { css: "text/css", woff2: "font/woff2", js: "text/javascript" };
const built = "/_next/static/";
const withoutSkipping = `<style>.article .ProseMirror > * { content-visibility: visible !important }</style>`;

/** `productUrl` is asked for the names of the style sheets that its pages link to. */
export async function servePeer(productUrl: string, articles: readonly LongArticle[]): Promise<PeerServer> {
  const script = await bundle();
  const links = await styleLinks(productUrl);
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://peer");
    if (pathname === "/peer.js") return send(response, types.js!, script);
    if (pathname.startsWith(built)) return sendBuilt(response, pathname.slice(built.length));
    const article = articles.find(({ id }) => pathname === `/${id}`);
    if (article === undefined) return response.writeHead(404).end();
    send(response, "text/html; charset=utf-8", pageOf(article, links + (search === "?plain" ? withoutSkipping : "")));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "peer-editor.ts")],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]!.text;
}

async function styleLinks(productUrl: string): Promise<string> {
  const page = await (await fetch(`${productUrl}/sign-in`)).text();
  const links = page.match(/<link rel="stylesheet"[^>]*>/g) ?? [];
  if (links.length === 0) throw new Error("The product's page links to no style sheet");
  return links.join("");
}

function send(response: ServerResponse, type: string, content: string): void {
  response.writeHead(200, { "content-type": type, "content-length": Buffer.byteLength(content) }).end(content);
}

function sendBuilt(response: ServerResponse, name: string): void {
  const file = join(project, ".next/static", normalize(`/${name}`));
  response.writeHead(200, { "content-type": types[file.split(".").at(-1)!] ?? "application/octet-stream" });
  createReadStream(file)
    .on("error", () => response.end())
    .pipe(response);
}

/** The frame around the text has the classes of the desk's own (components/editor/desk-screen.tsx): the same width and place. */
function pageOf({ document }: LongArticle, head: string): string {
  const json = JSON.stringify(document).replaceAll("<", "\\u003c");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Peer</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head><body><div id="root">
<div class="desk flex min-h-dvh flex-col"><header class="sticky top-0 z-30 border-b border-line bg-paper"><div class="min-h-13"></div></header>
<div class="mx-auto w-full max-w-[78rem] flex-1 gap-x-5 px-0 sm:px-4 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] xl:grid-cols-[minmax(0,46.5rem)_26rem] xl:justify-center">
<main class="min-w-0 outline-none lg:pb-24"><div class="paper mt-3"><div class="article"></div></div></main><aside></aside>
</div></div></div>
<script type="application/json" id="document">${json}</script><script src="/peer.js"></script></body></html>`;
}
