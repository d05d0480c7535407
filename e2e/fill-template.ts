/** Once per run: a migrated house with the demo people and the sample article, made by the very code of `npm run demo`. */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { password, project, startServer, template } from "./server.ts";

export function fillHouse(folder: string): void {
  const script = join(project, "lib/server/prepare.ts");
  const env = {
    ...process.env,
    NODE_OPTIONS: "",
    STET_DATA: folder,
    STET_DEMO: "1",
    STET_DEMO_PASSWORD: password,
    NEXTAUTH_SECRET: "",
    NEXTAUTH_URL: "http://localhost:3000",
  };
  for (const how of ["check", "demo"]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--conditions=react-server", script, how], {
      cwd: project,
      env,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`The demo house could not be filled (${how}):\n${stdout}${stderr}`);
  }
}

/** A build that does not start fails here, once, and not in every test. */
export default async function fillTemplate(): Promise<void> {
  rmSync(template, { recursive: true, force: true });
  fillHouse(template);
  const server = await startServer(template);
  await server.stop();
}
