/**
 * What a copy costs, from the state to bytes that were read back: every format of the checking copy, 10,000 words with 1,000 claims and ten
 * times as much of both. Growth is the ratio of the two: ten is what the size alone asks for.
 */
import { spawnSync } from "node:child_process";
import { type AnnotatedCopy, annotatedCopy } from "#lib/export/annotated-copy.ts";
import { formatIds } from "#lib/export/format-names.ts";
import { formats, writeCopy } from "#lib/export/formats.ts";
import type { ArticleState } from "#lib/log/article-state.ts";
import { buildArticle, buildCitation, buildNote, buildSource, checker, reviewer } from "#lib/testing/build-article.ts";
import { mostMemory } from "./child-memory.ts";
import { claimRanges, longText } from "./long-article.ts";
import { figure, heading, median, printRatio } from "./ratio.ts";

const rounds = 3;
const aim = { kind: "most", value: 15 } as const;
const context = {
  reader: { ...checker, role: "checker" },
  now: "2026-06-05T09:32:00Z",
  zone: "Asia/Kabul",
  house: "The House",
  history: [],
} as const;

export async function benchExports(): Promise<void> {
  const [usual, long] = [articleOf(10_000, 1000), articleOf(100_000, 10_000)];
  heading("Copies, milliseconds of processor time: 100,000 words with 10,000 claims to 10,000 with 1,000");
  const modelled = await compared(usual, long, async (state) => void modelOf(state));
  printRatio("the model of every format", "ms", modelled.long, modelled.usual, aim);
  const [usualCopy, longCopy] = [modelOf(usual), modelOf(long)];
  for (const format of formatIds.filter((id) => id !== "pdf")) {
    const sizes = new Map<AnnotatedCopy, number>();
    const times = await compared(usualCopy, longCopy, async (copy) => {
      sizes.set(copy, (await writeCopy(copy, formats[format])).content.length);
    });
    const kilobytes = Math.round(sizes.get(longCopy)! / 1000).toLocaleString("en");
    printRatio(`${format}, written and read back (${kilobytes} kB)`, "ms", times.long, times.usual, aim);
  }
  await pdfAlone(usualCopy);
  await besidePandoc(usualCopy);
}

/**
 * A PDF is written and read back in processes of its own, which the table above would not count: by the clock, with their start, and the
 * most memory that one of them had.
 */
async function pdfAlone(copy: AnnotatedCopy): Promise<void> {
  const { write, readBack } = formats.pdf;
  const steps = [
    { says: "pdf, by the clock: written", times: [] as number[], memory: [] as number[] },
    { says: "pdf, by the clock: read back", times: [] as number[], memory: [] as number[] },
  ] as const;
  const measured = async <T>({ times, memory }: (typeof steps)[number], job: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const { done, megabytes } = await mostMemory("apart/pdf.mjs", job);
    times.push(performance.now() - started);
    memory.push(megabytes);
    return done;
  };
  for (let round = 0; round < rounds; round += 1) {
    const content = await measured(steps[0], () => Promise.resolve(write(copy)));
    await measured(steps[1], () => Promise.resolve(readBack(content, copy)));
  }
  for (const { says, times, memory } of steps)
    console.log(`  ${says} in ${figure(median(times))} ms (aim ≤ 3000), ${figure(Math.max(...memory))} MB (aim ≤ 300)`);
}

/** Every second claim with a note, every second found accurate, half of these approved; every claim cites a source. */
function articleOf(words: number, count: number): ArticleState {
  const [headline, ...blocks] = longText(words).split("\n\n");
  const sources = Array.from({ length: 20 }, (_, index) =>
    buildSource({ id: `source-${index}`, title: `Yearbook ${index}`, link: `https://example.org/yearbook/${index}` }),
  );
  const claims = Array.from({ length: count }, (_, index) => ({
    exact: "Report",
    citations: [
      buildCitation(sources[index % 20]!, { locator: `p. ${index}`, passage: "As many as the year before." }),
    ],
    notes: index % 2 === 0 ? [buildNote("Asked the office **again**.")] : [],
    ...(index % 2 === 0 ? { finding: "accurate" as const } : {}),
    ...(index % 4 === 0 ? { kind: "quotation" as const, approvedBy: reviewer } : {}),
  }));
  const built = buildArticle({ headline: headline!, blocks, claims, sources });
  const places = claimRanges(built.doc.toJSON(), count);
  const [from, to] = [Int32Array.from(places, (place) => place.from), Int32Array.from(places, (place) => place.to)];
  return { ...built, ranges: { ...built.ranges, from, to } };
}

function modelOf(state: ArticleState): AnnotatedCopy {
  return annotatedCopy(state, "checking", context).copy;
}

/** One round more, before, in which the code is warmed. */
async function compared<T>(usual: T, long: T, job: (of: T) => Promise<void>) {
  const times = { usual: [] as number[], long: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    const [ofUsual, ofLong] = [await processorTime(() => job(usual)), await processorTime(() => job(long))];
    if (round < 0) continue;
    times.usual.push(ofUsual);
    times.long.push(ofLong);
  }
  return times;
}

async function processorTime(job: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await job();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The same made by pandoc from our own Markdown copy, a footnote for each claim: what a house without us would do. */
const besides = [
  { format: "docx", to: "docx" },
  { format: "docx-notes", to: "docx" },
  { format: "html", to: "html5" },
] as const;

/** By the clock; ours is read back, too. */
async function besidePandoc(copy: AnnotatedCopy): Promise<void> {
  if (spawnSync("pandoc", ["--version"]).status !== 0) {
    console.log("  pandoc is not installed: nothing to hold copies against");
    return;
  }
  const { content: markdown } = await writeCopy(copy, formats.markdown);
  const clock = async (job: () => unknown) => {
    const started = performance.now();
    await job();
    return performance.now() - started;
  };
  for (const { format, to } of besides) {
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await clock(() => writeCopy(copy, formats[format])));
      theirs.push(
        await clock(() => {
          const made = spawnSync("pandoc", ["-s", "-f", "gfm", "-t", to, "-o", "-"], {
            input: markdown,
            maxBuffer: 2 ** 28,
          });
          if (made.status !== 0) throw new Error(`pandoc failed: ${made.stderr}`);
        }),
      );
    }
    printRatio(`${formats[format].label}, by the clock, to pandoc`, "ms", ours, theirs, { kind: "most", value: 1 });
  }
}
