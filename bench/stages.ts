/**
 * Where the time of an accepted text batch goes: the real path under V8's sampling profiler, every sample given to the innermost
 * function that stands for a stage. Idle time and the profiler itself are left out.
 */
import { Session } from "node:inspector/promises";
import { figure, heading } from "./ratio.ts";
import type { Writers } from "./writers.ts";

/** Function → stage. Functions that are not named here count to whoever called them. */
const stages: ReadonlyMap<string, string> = new Map(
  Object.entries({
    parseInput: "parse (zod)",
    runGroup: "begin and commit (fsync)",
    runInSavepoint: "savepoint",
    decide: "decide: firewall, rebase, settle claims",
    advance: "apply to the article in memory",
    sealEntry: "salt, commitment, hash chain",
    insertLogRow: "log insert",
    projectArticle: "projection: head of the article",
    projectTouched: "projection: claims",
    storeNowAndThen: "stored state, every few hundred entries",
    hashContent: "hash of the command",
    insertCommand: "command row",
    answerFrom: "answer",
    articleToWrite: "look up: article, command, client, house",
    commandRow: "look up: article, command, client, house",
    refuseForeignClient: "look up: article, command, client, house",
    readHouse: "look up: article, command, client, house",
  }),
);
/** Nothing to do, and the profiler's own start. */
const notWork: ReadonlySet<string> = new Set(["(idle)", "post"]);
const other = "everything else";
const batches = 600;

export async function printStages(writers: Writers): Promise<void> {
  for (let warm = 0; warm < 100; warm += 1) await writers.typeAll();
  const started = performance.now();
  const spent = await profiled(async () => {
    for (let done = 0; done < batches; done += 1) await writers.typeAll();
  });
  const each = (performance.now() - started) / batches;
  const sampled = [...spent.values()].reduce((sum, time) => sum + time, 0);
  heading(`One text batch, one at a time: ${figure(each)} ms under the profiler`);
  for (const [stage, time] of [...spent].sort((a, b) => b[1] - a[1])) {
    const share = time / sampled;
    console.log(
      `  ${stage.padEnd(44)} ${(share * 100).toFixed(1).padStart(5)} %   ${figure(time / batches / 1000)} ms`,
    );
  }
}

/** Microseconds by stage. */
async function profiled(work: () => Promise<void>): Promise<Map<string, number>> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 100 });
  await session.post("Profiler.start");
  await work();
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const callers = new Map(profile.nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id])));
  const spent = new Map<string, number>();
  profile.samples!.forEach((sample, index) => {
    const stage = stageOf(sample);
    if (stage !== null) spent.set(stage, (spent.get(stage) ?? 0) + profile.timeDeltas![index]!);
  });
  return spent;

  function stageOf(sample: number): string | null {
    if (notWork.has(nodes.get(sample)!.callFrame.functionName)) return null;
    for (let id: number | undefined = sample; id !== undefined; id = callers.get(id)) {
      const stage = stages.get(nodes.get(id)!.callFrame.functionName);
      if (stage !== undefined) return stage;
    }
    return other;
  }
}
