/**
 * The formats an annotated copy can be written in. A format writes bytes from the model and says how to read them back;
 * `writeCopy` is the only way out and hands over nothing that was not read back and found whole.
 */
import { AppError } from "../app-error.ts";
import type { AnnotatedCopy, BuiltCopy, CopyClaim } from "./annotated-copy.ts";
import { writeAnnotations } from "./annotations.ts";
import { isReviewed, writeClaimReview } from "./claim-review.ts";
import { cleanBuilt, cleanCopy } from "./clean-copy.ts";
import { writeCsv } from "./csv.ts";
import { writeDocx } from "./docx.ts";
import { writeDocxChanges } from "./docx-changes.ts";
import { writeDocxClean } from "./docx-clean.ts";
import { writeDocxNotes } from "./docx-footnotes.ts";
import { type FormatId, type FormatName, formatIds, formatNames } from "./format-names.ts";
import { writeHtml } from "./html.ts";
import { writeMarkdown } from "./markdown.ts";
import { readPdf, writePdf } from "./pdf/process.ts";
import { pdfJob } from "./pdf-pages.ts";
import { type ProfileId, profileIds, profiles } from "./profiles.ts";
import { type ReadBack, type Verified, verified } from "./read-back.ts";
import { readBackAnnotations } from "./read-back-annotations.ts";
import { readBackClaimReview } from "./read-back-claim-review.ts";
import { readBackCsv } from "./read-back-csv.ts";
import { readBackDocx } from "./read-back-docx.ts";
import { readBackDocxChanges } from "./read-back-docx-changes.ts";
import { readBackDocxClean } from "./read-back-docx-clean.ts";
import { readBackDocxNotes } from "./read-back-docx-notes.ts";
import { readBackHtml } from "./read-back-html.ts";
import { readBackMarkdown } from "./read-back-markdown.ts";
import { readBackPdf } from "./read-back-pdf.ts";
import { readBackXlsx } from "./read-back-xlsx.ts";
import { counted } from "./wording.ts";
import { writeXlsx } from "./xlsx.ts";

export interface Format extends FormatName {
  /** Of a format that is about some claims only: which, and what the others are. */
  only?: { carries(claim: CopyClaim): boolean; others: string };
  /** `signal` stops what is done in a process of its own. */
  write(copy: AnnotatedCopy, signal?: AbortSignal): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
  /** `copy` is what was meant, for a format that does not keep all of it. */
  readBack(written: Uint8Array, copy: AnnotatedCopy, signal?: AbortSignal): ReadBack | Promise<ReadBack>;
}

interface TextFormat {
  write(copy: AnnotatedCopy): string;
  readBack(written: string): ReadBack;
}

function inUtf8({ write, readBack }: TextFormat) {
  return {
    write: (copy: AnnotatedCopy) => new TextEncoder().encode(write(copy)),
    readBack: (written: Uint8Array) => readBack(new TextDecoder().decode(written)),
  };
}

export const formats: Readonly<Record<FormatId, Format>> = {
  html: { ...formatNames.html, ...inUtf8({ write: writeHtml, readBack: readBackHtml }) },
  docx: { ...formatNames.docx, write: writeDocx, readBack: readBackDocx },
  "docx-notes": { ...formatNames["docx-notes"], write: writeDocxNotes, readBack: readBackDocxNotes },
  "docx-changes": { ...formatNames["docx-changes"], write: writeDocxChanges, readBack: readBackDocxChanges },
  "docx-clean": { ...formatNames["docx-clean"], write: writeDocxClean, readBack: readBackDocxClean },
  pdf: {
    ...formatNames.pdf,
    write: (copy, signal) => writePdf(pdfJob(copy), signal),
    readBack: async (written, copy, signal) => readBackPdf(await readPdf(written, signal), copy),
  },
  markdown: { ...formatNames.markdown, ...inUtf8({ write: writeMarkdown, readBack: readBackMarkdown }) },
  csv: { ...formatNames.csv, ...inUtf8({ write: writeCsv, readBack: readBackCsv }) },
  xlsx: { ...formatNames.xlsx, write: writeXlsx, readBack: readBackXlsx },
  annotations: {
    ...formatNames.annotations,
    ...inUtf8({ write: writeAnnotations, readBack: readBackAnnotations }),
  },
  claimreview: {
    ...formatNames.claimreview,
    ...inUtf8({ write: writeClaimReview, readBack: readBackClaimReview }),
    only: { carries: isReviewed, others: "not an approved quotation or paraphrase with a rating" },
  },
};

export function findFormat(id: string): Format {
  const format = formats[id as FormatId];
  if (Object.hasOwn(formats, id)) return format;
  const what = id === "bundle" ? bundleSays : "There is no such format";
  throw new AppError("unfit", `${what}: choose ${formatIds.join(", ")}.`, { formats: formatIds });
}

const bundleSays = "A bundle withholds nothing, so it is made where the house's files are (npm run bundle)";

export function findProfile(id: string): ProfileId {
  if (Object.hasOwn(profiles, id)) return id as ProfileId;
  throw new AppError("unfit", `There is no such profile: choose ${profileIds.join(", ")}.`, { profiles: profileIds });
}

export interface WrittenCopy {
  content: Uint8Array<ArrayBuffer>;
  verified: Verified;
  /** Of the copy's claims those that the format is not about, in words; empty when it carries all. */
  leftOut: readonly string[];
}

/** What a format takes of a copy, and what is withheld for it. */
export function builtFor(format: FormatName, built: BuiltCopy): BuiltCopy {
  return format.wordsOnly ? cleanBuilt(built) : built;
}

/** Throws an invariant, which answers 500, when what was written does not read back as what was meant. */
export async function writeCopy(copy: AnnotatedCopy, format: Format, signal?: AbortSignal): Promise<WrittenCopy> {
  const { only } = format;
  const meant = format.wordsOnly ? cleanCopy(copy) : copy;
  const carried = only === undefined ? meant : { ...meant, claims: meant.claims.filter(only.carries) };
  const content = await format.write(carried, signal);
  const others = meant.claims.length - carried.claims.length;
  return {
    content,
    verified: verified(carried, await format.readBack(content, carried, signal)),
    leftOut: only === undefined || others === 0 ? [] : [`${counted(others, "claim")}, ${only.others}`],
  };
}
