/**
 * Copies of an article for one person: as a file, as a page to look at, as a description for the export dialog. All three are
 * made of the same copy, and whatever was written is read back and compared.
 */
import "server-only";
import { z } from "zod";
import type { Database, Tx } from "#db/client.ts";
import { logRows } from "#db/log.ts";
import type { Limits } from "../apart/program.ts";
import { AppError } from "../app-error.ts";
import { type AnnotatedCopy, annotatedCopy, type BuiltCopy } from "../export/annotated-copy.ts";
import { contentDisposition, fileName } from "../export/file-name.ts";
import {
  builtFor,
  type Format,
  findFormat,
  findProfile,
  formats,
  type WrittenCopy,
  writeCopy,
} from "../export/formats.ts";
import { inertPolicy, sourcePage } from "../export/html.ts";
import { isZone } from "../export/printed-time.ts";
import { type ProfileId, profiles } from "../export/profiles.ts";
import type { Verified } from "../export/read-back.ts";
import type { LogEntry } from "../log/event.ts";
import { presentEntry, presentState } from "../log/present.ts";
import { can, type Principal } from "../policy/can.ts";
import { runApart } from "./apart/run-apart.ts";
import { database } from "./database.ts";
import { houseName } from "./house-name.ts";
import { readableArticle } from "./live-articles.ts";
import { parseInput } from "./parse-input.ts";
import { openEntry } from "./seal-entry.ts";

/** As it stands in an address. `zone` is the IANA zone times are printed in, the server's own when left out. */
export const exportQuery = z.strictObject({
  format: z.string().max(40).default("html"),
  profile: z.string().max(40).default("checking"),
  zone: z
    .string()
    .max(60)
    .refine(isZone, "must be a time zone like Asia/Kabul")
    .default(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
  /** Answers a `CopyDescription` in place of the copy. */
  describe: z.literal("1").optional(),
});
export type ExportQuery = z.input<typeof exportQuery>;

export interface CopyDescription {
  profile: ProfileId;
  format: string;
  version: number;
  fileName: string;
  /** Bytes of the file. */
  size: number;
  /** How many claims the file carries. */
  claims: number;
  withheld: readonly string[];
  verified: Verified;
}

/** What a copy is to hold. */
interface PlannedCopy {
  built: BuiltCopy;
  format: Format;
  name: string;
}

/** A copy and all that is said of it. */
export interface MadeCopy extends PlannedCopy {
  written: WrittenCopy;
}

/** As `plannedCopy`; `unfit` also when `signal` says that nobody waits for it any more. */
export async function makeCopy(
  read: Database["read"],
  principal: Principal,
  articleId: string,
  query: ExportQuery,
  signal?: AbortSignal,
): Promise<MadeCopy> {
  const planned = await plannedCopy(read, principal, articleId, query);
  return { ...planned, written: await writtenCopy(planned.built.copy, planned.format, signal) };
}

/** Throws `not-found` also for an article that this person may not read, `unfit` for a format or profile there is not. */
async function plannedCopy(
  read: Database["read"],
  principal: Principal,
  articleId: string,
  query: ExportQuery,
): Promise<PlannedCopy> {
  const { format: formatId, profile: profileId, zone } = parseInput(exportQuery, query);
  if (!can(principal, "export-article")) throw new AppError("forbidden", "Your role may not export articles.");
  const profile = findProfile(profileId);
  const format = findFormat(formatId);
  const { state, history } = await read(async (tx) => {
    const { live } = await readableArticle(tx, principal, articleId);
    const entries = profiles[profile].work ? await entriesOf(tx, articleId, live.state.seq) : [];
    return {
      state: presentState(live.state, principal),
      history: entries.map((entry) => presentEntry(entry, live.state, principal)),
    };
  });
  const context = { reader: principal, now: new Date().toISOString(), zone, house: houseName(), history };
  const built = builtFor(format, annotatedCopy(state, profile, context));
  const { headline, version } = built.copy;
  const label = [built.copy.profile.label.toLowerCase(), format.named ?? ""].filter((part) => part !== "").join(" ");
  const name = fileName(headline, `${label} v${version}`, format.extension);
  return { built, format, name };
}

/** Up to here a copy is written sooner than a process starts, and holds nobody up. */
const shortest = { claims: 50, characters: 50_000 };
/** A book with ten thousand claims takes half a minute as a Word copy. */
const limits: Limits = { longest: 120_000, largest: 2 * 1024 * 1024 * 1024, heap: 1600 };

/** A large copy is written and read back apart, so that people who type do not wait for it. A PDF has a process of its own. */
async function writtenCopy(copy: AnnotatedCopy, format: Format, signal?: AbortSignal): Promise<WrittenCopy> {
  const isShort = copy.claims.length <= shortest.claims && copy.text.length <= shortest.characters;
  if (isShort || format.id === "pdf") return writeCopy(copy, format, signal);
  const written = await runApart("write", { copy, format: format.id }, signal, limits);
  return { ...written, content: new Uint8Array(written.content) };
}

async function entriesOf(tx: Tx, articleId: string, upTo: number): Promise<LogEntry[]> {
  return (await logRows(tx, articleId, { after: 0, upTo })).map(openEntry);
}

/** The file, or its description when the query asks for that. */
export async function exportArticle(
  principal: Principal,
  articleId: string,
  query: ExportQuery,
  signal?: AbortSignal,
): Promise<Response> {
  const made = await makeCopy(database().read, principal, articleId, query, signal);
  return query.describe === undefined ? fileOf(made) : Response.json(descriptionOf(made), { headers: privateHeaders });
}

/** The copy as a page for a sandboxed frame of our own. */
export async function previewArticle(
  principal: Principal,
  articleId: string,
  query: ExportQuery,
  signal?: AbortSignal,
): Promise<Response> {
  const page = await pageOf(await plannedCopy(database().read, principal, articleId, query), signal);
  return new Response(page, {
    headers: {
      ...privateHeaders,
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": `${inertPolicy}; frame-ancestors 'self'; sandbox`,
      "Referrer-Policy": "no-referrer",
    },
  });
}

/** Of a format that a browser does not show, the same copy as HTML. */
async function pageOf({ built: { copy }, format, name }: PlannedCopy, signal?: AbortSignal) {
  const { content } = await writtenCopy(copy, format.preview === "page" ? formats.html : format, signal);
  return format.preview === "source" ? sourcePage(name, new TextDecoder().decode(content)) : content;
}

const privateHeaders = { "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" };

function fileOf({ format, written, name }: MadeCopy): Response {
  return new Response(written.content, {
    headers: {
      ...privateHeaders,
      "Content-Type": format.mediaType,
      "Content-Disposition": contentDisposition(name),
      "Content-Security-Policy": `${inertPolicy}; frame-ancestors 'none'; sandbox`,
      "X-Stet-Verified": `claims=${written.verified.claims}; text=${written.verified.text}`,
    },
  });
}

export function descriptionOf({ built, format, written, name }: MadeCopy): CopyDescription {
  return {
    profile: built.copy.profile.id,
    format: format.id,
    version: built.copy.version,
    fileName: name,
    size: written.content.byteLength,
    claims: written.verified.claims,
    withheld: [...built.withheld, ...written.leftOut],
    verified: written.verified,
  };
}
