/**
 * Loaded before the program into every server that is measured (`--import`), and by the process of the clients itself: how late the
 * event loop is, what the process holds and spends. Answers the message `measure` and begins anew with it.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";

export interface Measured {
  /** How late timers came, milliseconds. */
  lagP99: number;
  lagMost: number;
  /** Resident, MiB. */
  memory: number;
  /** Processor time, milliseconds. */
  spent: number;
  /** The same by the time that went by: of one core. */
  busy: number;
}

const resolution = 5;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();
let spent = process.cpuUsage();
let since = performance.now();

/** Since the last time it was asked. */
export function measure(): Measured {
  const { user, system } = process.cpuUsage(spent);
  const elapsed = performance.now() - since;
  const measured = {
    lagP99: late(delay.percentile(99)),
    lagMost: late(delay.max),
    memory: process.memoryUsage.rss() / 1024 ** 2,
    spent: (user + system) / 1000,
    busy: (user + system) / 1000 / elapsed,
  };
  delay.reset();
  spent = process.cpuUsage();
  since = performance.now();
  return measured;
}

/** The histogram holds whole intervals between its timers, in nanoseconds. */
function late(interval: number): number {
  return Math.max(0, interval / 1e6 - resolution);
}

process.on("message", (message) => {
  if (message === "measure") process.send?.({ measured: measure() });
});
