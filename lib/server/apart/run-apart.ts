/** Files that anybody may have made are read apart, and so is what can become long: see lib/apart. */
import "server-only";
import { availableParallelism } from "node:os";
import { Apart } from "../../apart/apart.ts";
import type { Limits } from "../../apart/program.ts";
import type { Task } from "./child.ts";
import type { TaskName, Tasks } from "./tasks.ts";

const apart = new Apart({
  file: "lib/server/apart/child.ts",
  built: ".next/apart/child.mjs",
  hasAddons: false,
  limits: { longest: 15_000, largest: 512 * 1024 * 1024, heap: 320 },
  // One core stays with the server.
  atOnce: Math.max(1, availableParallelism() - 1),
  mostWaiting: 20,
  retryAfter: 30,
  keptReady: true,
  says: {
    tooLong: (seconds) => `It took longer than ${seconds} seconds. Bring in, or take out, a part of it.`,
    tooLarge: "It needs more memory than one file may. Bring in, or take out, a part of it.",
    tooMany: "Many files are being read at the moment. Try again in a minute.",
    cancelled: "It was cancelled. Nothing was changed.",
  },
});

export async function runApart<Name extends TaskName>(
  name: Name,
  input: Parameters<Tasks[Name]>[0],
  signal?: AbortSignal,
  limits?: Limits,
): Promise<Awaited<ReturnType<Tasks[Name]>>> {
  const task: Task = { name, input };
  return (await apart.run(task, signal, limits)) as Awaited<ReturnType<Tasks[Name]>>;
}
