/**
 * The formats an annotated copy can be written in. A format writes bytes from the model and says how to read them back;
 * `writeCopy` is the only way out and hands over nothing that was not read back and found whole.
 */
import { AppError } from "../app-error.ts";
import type { AnnotatedCopy } from "./annotated-copy.ts";
import { writeDocx } from "./docx.ts";
import { type FormatId, type FormatName, formatIds, formatNames } from "./format-names.ts";
import { writeHtml } from "./html.ts";
import { writeMarkdown } from "./markdown.ts";
import { readPdf, writePdf } from "./pdf/process.ts";
import { pdfJob } from "./pdf-pages.ts";
import { type ProfileId, profileIds, profiles } from "./profiles.ts";
import { type ReadBack, type Verified, verified } from "./read-back.ts";
import { readBackDocx } from "./read-back-docx.ts";
import { readBackHtml } from "./read-back-html.ts";
import { readBackMarkdown } from "./read-back-markdown.ts";
import { readBackPdf } from "./read-back-pdf.ts";

export interface Format extends FormatName {
  write(copy: AnnotatedCopy): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>;
  /** `copy` is what was meant, for a format that does not keep all of it. */
  readBack(written: Uint8Array, copy: AnnotatedCopy): ReadBack | Promise<ReadBack>;
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
  pdf: {
    ...formatNames.pdf,
    write: (copy) => writePdf(pdfJob(copy)),
    readBack: async (written, copy) => readBackPdf(await readPdf(written), copy),
  },
  markdown: { ...formatNames.markdown, ...inUtf8({ write: writeMarkdown, readBack: readBackMarkdown }) },
};

/** Named in the API already, not written yet. */
const laterFormats: readonly string[] = ["csv", "xlsx", "annotations", "claimreview", "bundle"];

export function findFormat(id: string): Format {
  const format = formats[id as FormatId];
  if (Object.hasOwn(formats, id)) return format;
  const what = laterFormats.includes(id) ? `The format ${id} is not there yet` : "There is no such format";
  throw new AppError("unfit", `${what}: choose ${formatIds.join(", ")}.`, { formats: formatIds });
}

export function findProfile(id: string): ProfileId {
  if (Object.hasOwn(profiles, id)) return id as ProfileId;
  throw new AppError("unfit", `There is no such profile: choose ${profileIds.join(", ")}.`, { profiles: profileIds });
}

export interface WrittenCopy {
  content: Uint8Array<ArrayBuffer>;
  verified: Verified;
}

/** Throws an invariant, which answers 500, when what was written does not read back as what was meant. */
export async function writeCopy(copy: AnnotatedCopy, format: Format): Promise<WrittenCopy> {
  const content = await format.write(copy);
  return { content, verified: verified(copy, await format.readBack(content, copy)) };
}
