/**
 * A page of the public web, by its address: for whom the server is asked to visit a site. It goes nowhere but to public addresses:
 * the name is looked up once, each address it has is checked, the connection goes to exactly those, and every redirect begins anew.
 * It brings no cookies, no referrer and no sign-in. What is not public and what does not exist are refused in the same words, so that
 * nobody learns of the house's network here.
 */
import "server-only";
import { lookup } from "node:dns/promises";
import { addAbortListener } from "node:events";
import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSafe } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { networkInterfaces } from "node:os";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { AppError } from "../app-error.ts";
import { decodePage } from "../article/import/decode.ts";
import { isPublicAddress } from "./public-address.ts";

export interface FetchedPage {
  /** Where it was found in the end. */
  address: string;
  html: string;
}

/** How names become addresses, and which may be visited. */
export interface Network {
  addressesOf(host: string): Promise<readonly string[]>;
  isOpen(address: string): boolean;
  /** Beside 80 and 443. */
  ports: readonly string[];
}

export const internet: Network = {
  addressesOf: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  isOpen: (address) => isPublicAddress(address) && !ownAddresses().includes(address),
  ports: [],
};

interface Limits {
  /** Milliseconds, for all of it. */
  longest: number;
  /** Bytes, unpacked. */
  largest: number;
}

const usual: Limits = { longest: 10_000, largest: 5 * 1024 * 1024 };
const mostRedirects = 5;
const mostAtOnce = 4;
const pageTypes = new Set(["text/html", "application/xhtml+xml"]);
const unpackers = { gzip: createGunzip, br: createBrotliDecompress };
const headers = {
  "User-Agent": "Stet (a person asked for this page)",
  Accept: "text/html, application/xhtml+xml",
  "Accept-Encoding": Object.keys(unpackers).join(", "),
};

let running = 0;

export async function fetchPage(
  address: string,
  signal?: AbortSignal,
  network = internet,
  limits = usual,
): Promise<FetchedPage> {
  if (running >= mostAtOnce) {
    throw new AppError("too-many", "Several pages are being fetched. Try again in a few seconds.", { retryAfter: 10 });
  }
  running += 1;
  const late = AbortSignal.timeout(limits.longest);
  try {
    return await follow(address, network, limits, signal === undefined ? late : AbortSignal.any([signal, late]));
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (signal?.aborted) throw refusal("The reading was cancelled. Nothing was changed.");
    if (late.aborted) throw refusal(`The site took longer than ${limits.longest / 1000} seconds. ${saveIt}`);
    throw nothingThere();
  } finally {
    running -= 1;
  }
}

async function follow(address: string, network: Network, limits: Limits, stop: AbortSignal): Promise<FetchedPage> {
  let url = visitable(withScheme(address.trim()), network);
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const response = await ask(url, await openAddresses(url, network, stop), stop);
    const next = redirectOf(response);
    if (next === null) return { address: url.href, html: await pageOf(response, limits.largest, stop) };
    response.destroy();
    url = visitable(next, network, url);
  }
  throw refusal(`The site sent the server from address to address. ${saveIt}`);
}

const saveIt = "Open the page in a browser, save it as a file and choose that.";

function refusal(message: string): AppError {
  return new AppError("unfit", message);
}

function nothingThere(): AppError {
  return refusal(`No page of the public web was found at this address. ${saveIt}`);
}

/** As people type it: without a scheme it is a page that is asked for safely. */
function withScheme(address: string): string {
  return /^[a-z][a-z\d+.-]*:(?!\d)/i.test(address) ? address : `https://${address}`;
}

function visitable(address: string, { ports }: Network, from?: URL): URL {
  if (!URL.canParse(address, from)) throw refusal("This is not the address of a web page. It begins with https://");
  const url = new URL(address, from);
  url.hash = "";
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw refusal("This is not the address of a web page. It begins with https://");
  }
  if (url.username !== "" || url.password !== "") {
    throw refusal("The address holds a name or a password. Pages that need one are not fetched.");
  }
  if (url.port !== "" && !ports.includes(url.port)) throw nothingThere();
  return url;
}

/** All of the host's addresses, or none: one that is not public is a reason to visit none of them. */
async function openAddresses(
  url: URL,
  { addressesOf, isOpen }: Network,
  stop: AbortSignal,
): Promise<readonly string[]> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host) === 0 ? await unlessStopped(addressesOf(host), stop) : [host];
  if (addresses.length === 0 || !addresses.every(isOpen)) throw nothingThere();
  return addresses;
}

function unlessStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const listening = addAbortListener(stop, () => reject(stop.reason));
    work.then(resolve, reject).finally(() => listening[Symbol.dispose]());
  });
}

function ask(url: URL, addresses: readonly string[], stop: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? requestSafe : requestPlain;
  return new Promise((resolve, reject) => {
    const options = { agent: false, lookup: pinnedTo(addresses), headers, signal: stop, insecureHTTPParser: false };
    request(url, options, resolve).on("error", reject).end();
  });
}

/** Answers with the addresses that were checked, whatever the name means by now. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_, { all }, callback) => {
    if (all) callback(null, found);
    else callback(null, found[0]!.address, found[0]!.family);
  };
}

function redirectOf({ statusCode, headers: { location } }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode ?? 0) && location !== undefined ? location : null;
}

async function pageOf(response: IncomingMessage, largest: number, stop: AbortSignal): Promise<string> {
  try {
    refuseUnlessPage(response, largest);
    return decodePage(await bytesOf(response, largest, stop), response.headers["content-type"]);
  } finally {
    response.destroy();
  }
}

function refuseUnlessPage({ statusCode, headers: said }: IncomingMessage, largest: number): void {
  if (statusCode !== 200) throw refusal(`The site answered with ${statusCode} instead of the page. ${saveIt}`);
  const type = (said["content-type"] ?? "").split(";", 1)[0]!.trim().toLowerCase();
  if (!pageTypes.has(type))
    throw refusal("What lies at this address is not a web page. Save it as a file and choose that.");
  if (Number(said["content-length"] ?? 0) > largest) throw tooLarge(largest);
}

function tooLarge(largest: number): AppError {
  return new AppError(
    "too-large",
    `The page is larger than ${largest / 1024 / 1024} MB. Copy its article and paste it.`,
  );
}

async function bytesOf(response: IncomingMessage, largest: number, stop: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const gather = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > largest) throw tooLarge(largest);
      chunks.push(chunk);
    }
  };
  const packed = response.headers["content-encoding"]?.trim().toLowerCase() ?? "";
  if (packed === "" || packed === "identity") await pipeline(response, gather, { signal: stop });
  else if (packed === "gzip" || packed === "br")
    await pipeline(response, unpackers[packed](), gather, { signal: stop });
  else throw refusal(`The site packs its pages in a way that is not read here. ${saveIt}`);
  return Buffer.concat(chunks);
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) => addresses?.map(({ address }) => address) ?? []);
}
