/**
 * One data folder is served by one process: what two of them hold in memory would not agree. The file `serving` names the process;
 * one that was killed leaves it behind, and does no harm by it.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The process that serves this folder now, or null. */
export function servedBy(folder) {
  const file = join(folder, "serving");
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  return pid > 0 && pid !== process.pid && isServer(pid) ? pid : null;
}

/** Numbers of processes are used again: where the system tells, it must be a server of ours. */
function isServer(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === "ESRCH") return false;
  }
  const command = `/proc/${pid}/cmdline`;
  return !existsSync("/proc/self") || (existsSync(command) && readFileSync(command, "utf8").includes("serve.mjs"));
}

export function refuseSecondServer(folder) {
  const pid = servedBy(folder);
  if (pid === null) return;
  throw new Error(
    `${folder} is being served by process ${pid}. End that one first, or set STET_DATA to another folder.`,
  );
}

/** Throws when another process serves the folder. Returns what gives it free again. */
export function claimFolder(folder) {
  refuseSecondServer(folder);
  const file = join(folder, "serving");
  writeFileSync(file, `${process.pid}\n`, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}
