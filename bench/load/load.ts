/**
 * Fifty people type and a hundred and fifty read along, on Stet, Hocuspocus and y-websocket in turns: how long until an edit is
 * answered and until the others have it, how many edits there can be, and what it costs the server. See bench/README.md.
 */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { seededRandom } from "#lib/testing/seeded-random.ts";
import { figure, heading, median, printRatio } from "../ratio.ts";
import type { Order, Report } from "./clients.ts";
import { bareHttp, bareName, type Contestant, hocuspocus, stet, yWebsocket } from "./contestants.ts";
import type { Outcome, Phase, Spot } from "./crowd.ts";
import { fillNewsroom } from "./fill-newsroom.ts";
import type { Measured } from "./probe.ts";

const [typists, readers, words, rounds] = [50, 150, 10_000, 3];
const names = { plain: "Stet, no claims", claimed: "Stet, 1,000 claims" };
/** Sixty words a minute. */
const keysPerSecond = 5;
const warmUp = 3;

type PhaseName = "typing" | "eager, 200 clients" | "eager, 50 clients";
type Round = Outcome & { clients: Measured; server: Measured };
type Results = ReadonlyMap<PhaseName, Round[]>;

export async function benchLoad(folder: string, seconds: number): Promise<void> {
  const house = join(folder, "house");
  const [plain, claimed] = await fillNewsroom(house, { words, claims: [0, 1000], typists, readers });
  const contestants = [
    stet(names.claimed, house, claimed!),
    hocuspocus(words),
    stet(names.plain, house, plain!),
    yWebsocket(words),
    bareHttp(plain!),
  ];
  const phases: ReadonlyMap<PhaseName, Phase> = new Map([
    ["typing", { readers, pace: keysPerSecond, seconds }],
    ["eager, 200 clients", { readers, pace: "eager", seconds }],
    ["eager, 50 clients", { readers: 0, pace: "eager", seconds }],
  ]);
  const results = new Map(contestants.map(({ name }) => [name, emptyResults(phases.keys())]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of contestants) {
      const place = join(folder, `${contestant.name}-${round}`.replace(/\W+/g, "-"));
      await runRound(contestant, place, phases, results.get(contestant.name)!);
    }
  }
  for (const phase of phases.keys()) printPhase(phase, results);
  printAims(results);
  printFloor(results);
}

function emptyResults(phases: Iterable<PhaseName>): Results {
  return new Map([...phases].map((phase) => [phase, []]));
}

/** The same places in the same order for every server; a fifth of the typists sit at another's paragraph. */
function spots(): Spot[] {
  const random = seededRandom(typists);
  const places: Spot[] = [];
  for (let who = 0; who < typists; who += 1) {
    const paragraph = who % 5 === 4 ? random.pick(places).paragraph : who * 3;
    places.push({ paragraph, offset: 10 + random.below(80) });
  }
  return places;
}

async function runRound(
  contestant: Contestant,
  place: string,
  phases: ReadonlyMap<PhaseName, Phase>,
  results: Results,
): Promise<void> {
  const server = await contestant.start(place);
  const clients = forkClients();
  try {
    await ask(clients, { gather: { target: server.target, spots: spots(), readers } });
    await ask(clients, { run: { readers, pace: "eager", seconds: warmUp } });
    for (const [name, phase] of phases) {
      await measured(server.process);
      const { outcome } = await ask(clients, { run: phase });
      results.get(name)!.push({ ...outcome!, server: await measured(server.process) });
    }
  } finally {
    clients.kill();
    await server.stop();
  }
}

function forkClients(): ChildProcess {
  return fork(join(import.meta.dirname, "clients.ts"), { execArgv: ["--disable-warning=ExperimentalWarning"] });
}

/** Rejects when the process ends instead of answering. */
function reply<T>(child: ChildProcess, isReply: (message: unknown) => message is T): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`A process of the load ended with ${code}`));
    const onMessage = (message: unknown) => {
      if (!isReply(message)) return;
      child.off("message", onMessage).off("exit", onExit);
      resolve(message);
    };
    child.on("message", onMessage).once("exit", onExit);
  });
}

function ask(clients: ChildProcess, order: Order): Promise<Report> {
  const answer = reply(clients, (message): message is Report => (message as Report).done === true);
  clients.send(order);
  return answer;
}

async function measured(server: ChildProcess): Promise<Measured> {
  const isMeasured = (message: unknown): message is { measured: Measured } =>
    typeof message === "object" && message !== null && "measured" in message;
  const answer = reply(server, isMeasured);
  server.send("measure");
  return (await answer).measured;
}

function costOf({ server, edits }: Round): number {
  return server.spent / edits;
}

const columns: readonly { head: string; of(round: Round): number }[] = [
  { head: "edits/s", of: ({ perSecond }) => perSecond },
  { head: "answer p50", of: ({ answered }) => answered.p50 },
  { head: "p95", of: ({ answered }) => answered.p95 },
  { head: "p99", of: ({ answered }) => answered.p99 },
  { head: "arrival p50", of: ({ seen }) => seen.p50 },
  { head: "p95", of: ({ seen }) => seen.p95 },
  { head: "p99", of: ({ seen }) => seen.p99 },
  { head: "missing", of: ({ missing }) => missing },
  { head: "lag p99", of: ({ server }) => server.lagP99 },
  { head: "MiB", of: ({ server }) => server.memory },
  { head: "ms/edit", of: costOf },
  { head: "clients' lag", of: ({ clients }) => clients.lagP99 },
  { head: "cores", of: ({ clients }) => clients.busy },
];

function width(head: string): number {
  return Math.max(head.length + 2, 8);
}

/**
 * Medians of the rounds; milliseconds where nothing else is said. `ms/edit` is the server's processor time, which neighbours on the
 * machine change little.
 */
function printPhase(phase: PhaseName, results: ReadonlyMap<string, Results>): void {
  heading(`Load, ${phase}: medians of ${rounds} rounds, times in milliseconds`);
  console.log(`  ${"".padEnd(20)}${columns.map(({ head }) => head.padStart(width(head))).join("")}`);
  for (const [name, of] of results) {
    const cells = columns.map(({ head, of: value }) => figure(median(of.get(phase)!.map(value))).padStart(width(head)));
    console.log(`  ${name.padEnd(20)}${cells.join("")}`);
  }
}

function figuresOf(results: ReadonlyMap<string, Results>) {
  const of = (name: string, phase: PhaseName, value: (round: Round) => number) =>
    results.get(name)!.get(phase)!.map(value);
  return {
    speed: (name: string, phase: PhaseName) => of(name, phase, ({ perSecond }) => perSecond),
    late: (name: string, phase: PhaseName) => of(name, phase, ({ seen }) => seen.p95),
    cost: (name: string, phase: PhaseName) => of(name, phase, costOf),
  };
}

function printAims(results: ReadonlyMap<string, Results>): void {
  const { speed, late, cost } = figuresOf(results);
  const peers = ["Hocuspocus", "y-websocket"];
  heading("Load: Stet with 1,000 claims : peer; every answer of Stet's is durable, none of the peers'");
  for (const peer of peers) {
    const isAim = peer === "Hocuspocus";
    for (const phase of ["eager, 50 clients", "eager, 200 clients"] as const) {
      const aim = isAim ? ({ kind: "least", value: 2 } as const) : null;
      printRatio(`${phase}, ${peer}`, "/s", speed(names.claimed, phase), speed(peer, phase), aim);
    }
    for (const phase of ["typing", "eager, 200 clients"] as const) {
      const aim = isAim ? ({ kind: "most", value: 0.5 } as const) : null;
      printRatio(`arrival p95, ${phase}, ${peer}`, "ms", late(names.claimed, phase), late(peer, phase), aim);
    }
  }
  heading("Load: what claims cost");
  const phase = "eager, 50 clients";
  const { claimed, plain } = names;
  printRatio("with 1,000 claims : without", "/s", speed(claimed, phase), speed(plain, phase), {
    kind: "least",
    value: 0.9,
  });
  const aim = { kind: "most", value: 1.1 } as const;
  printRatio("the same, processor time for an edit", "ms", cost(claimed, phase), cost(plain, phase), aim);
}

/** What no server of this kind gets past, whatever it leaves out. */
function printFloor(results: ReadonlyMap<string, Results>): void {
  const { speed, late } = figuresOf(results);
  heading("Load: a durable answer over HTTP with nothing behind it : Hocuspocus");
  for (const phase of ["eager, 50 clients", "eager, 200 clients"] as const) {
    printRatio(phase, "/s", speed(bareName, phase), speed("Hocuspocus", phase), null);
  }
  for (const phase of ["typing", "eager, 200 clients"] as const) {
    printRatio(`arrival p95, ${phase}`, "ms", late(bareName, phase), late("Hocuspocus", phase), null);
  }
}
