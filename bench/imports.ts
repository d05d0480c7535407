/**
 * What files of others cost those who type: twenty people in one article, alone and while hostile Word files are read one after the
 * other, as fast as they are refused; and how long each of those takes to be refused.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "#lib/app-error.ts";
import { reportArticle } from "#lib/server/report-article.ts";
import { openHouse } from "#lib/testing/house.ts";
import { fillArticle } from "./fill-house.ts";
import { figure, heading, printRatio } from "./ratio.ts";
import { Writers } from "./writers.ts";

const samples = join(import.meta.dirname, "../../shared/samples/docx");
/** Encrypted, cut off, with an entity from outside, 94 kB that unpack to 48 MB. */
const hostile = [
  "Encrypted_MSO2010_abc.docx",
  "truncated62886.docx",
  "ExternalEntityInText.docx",
  "tdf122780.docx",
] as const;
const rounds = 5;
const people = 20;
const turns = 60;
/** Milliseconds from one letter of everybody to the next. */
const pace = 100;

export async function benchImports(): Promise<void> {
  if (!existsSync(samples)) return console.log("\nFiles in: skipped, ../shared/samples is absent.");
  const house = await openHouse();
  try {
    const { editor, checker, reviewer, writer } = house.people;
    const article = await fillArticle({ editor, checker, reviewer }, 10_000, 1000);
    const writers = await Writers.join(house, article, people);
    const read = async (name: string) => {
      const content = readFileSync(join(samples, name)).toString("base64");
      await reportArticle(writer, { format: "docx", content }).catch((error) => {
        if (!(error instanceof AppError)) throw error;
      });
    };
    heading("Refusing hostile Word files, ms");
    for (const name of hostile) {
      const started = performance.now();
      await read(name);
      console.log(`  ${name.padEnd(44)} ${figure(performance.now() - started)}`);
    }
    heading(`A letter of each of ${people} people, p95 until it is accepted, ms: while hostile files are read : alone`);
    const [beside, alone]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      alone.push(await lateOf(writers));
      const stop = new AbortController();
      const reading = keepReading(read, stop.signal);
      beside.push(await lateOf(writers));
      stop.abort();
      await reading;
    }
    printRatio("edit-text, 20 people at once", "ms", beside, alone, { kind: "most", value: 1.2 });
  } finally {
    await house.end();
  }
}

/** Always one more than are read at once. */
async function keepReading(read: (name: string) => Promise<void>, signal: AbortSignal): Promise<void> {
  const one = async (first: number) => {
    for (let next = first; !signal.aborted; next += 1) await read(hostile[next % hostile.length]!);
  };
  await Promise.all([one(0), one(2)]);
}

async function lateOf(writers: Writers): Promise<number> {
  const taken: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const started = performance.now();
    await writers.typeAll();
    taken.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, pace - (performance.now() - started))));
  }
  return taken.sort((a, b) => a - b)[Math.floor(turns * 0.95)]!;
}
