/**
 * The PDF format with its writer and its reader in this process, for tests of many copies: the server starts a process for each
 * (lib/export/pdf/process.ts), which takes far longer than the work, and has tests of its own.
 */
import { type Format, formats } from "../export/formats.ts";
import { withHighlights } from "../export/pdf/highlights.ts";
import { readPages } from "../export/pdf/read-pages.ts";
import { typeset } from "../export/pdf/typeset.ts";
import { pdfJob } from "../export/pdf-pages.ts";
import { readBackPdf } from "../export/read-back-pdf.ts";

const pdfHere: Format = {
  ...formats.pdf,
  write: (copy) => {
    const job = pdfJob(copy);
    return new Uint8Array(withHighlights(typeset(job.pages), job));
  },
  readBack: async (written, copy) => readBackPdf(await readPages(written), copy),
};

export const formatsHere = { ...formats, pdf: pdfHere };
