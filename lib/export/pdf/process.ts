/** PDF copies are written and read apart (lib/apart): the typesetter is native code and takes memory, which is gone afterwards. */
import { Apart } from "../../apart/apart.ts";
import type { PdfJob } from "../pdf-pages.ts";
import type { FoundPages } from "../read-back-pdf.ts";

export type PdfTask = { do: "write"; job: PdfJob } | { do: "read"; file: Uint8Array };

const tooLong = "This article is too long for a PDF. Take it out as HTML or Word.";

const apart = new Apart({
  file: "lib/export/pdf/work.ts",
  built: ".next/apart/pdf.mjs",
  hasAddons: true,
  reads: ["lib/export/pdf/copy.typ", "node_modules/@expo-google-fonts", "node_modules/@myriaddreamin"],
  limits: { longest: 120_000, largest: 3 * 1024 * 1024 * 1024, heap: 2000, young: 1 },
  atOnce: 1,
  mostWaiting: 10,
  retryAfter: 60,
  keptReady: false,
  says: {
    tooLong: () => tooLong,
    tooLarge: tooLong,
    tooMany: "Many PDF copies are being made at the moment. Try again in a minute.",
    cancelled: "The copy was cancelled.",
  },
});

export async function writePdf(job: PdfJob, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array((await inProcess({ do: "write", job }, signal)) as Uint8Array);
}

export async function readPdf(file: Uint8Array, signal?: AbortSignal): Promise<FoundPages> {
  return (await inProcess({ do: "read", file }, signal)) as FoundPages;
}

const inProcess = (task: PdfTask, signal: AbortSignal | undefined) => apart.run(task, signal);
