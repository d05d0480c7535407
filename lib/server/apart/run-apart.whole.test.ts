import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { programFiles } from "../../apart/code.ts";
import { AppError } from "../../app-error.ts";
import { runApart } from "./run-apart.ts";

const markdown = (content: string) => ({ input: { format: "markdown" as const, content } });
const large = markdown("word **and** [word](https://example.org) ".repeat(40_000));

const refusal = (code: string, message: RegExp) => (error: unknown) =>
  error instanceof AppError && error.code === code && message.test(error.message);

test("a file read apart is what it is read here, and a refusal comes through as one", async () => {
  const { doc, dropped } = await runApart("read", markdown("# Bread\n\nPrices rose."));
  assert.match(JSON.stringify(doc), /"headline".*Bread.*Prices rose\./);
  assert.deepEqual(dropped, []);
  await assert.rejects(runApart("read", markdown("  ")), refusal("unfit", /no words/));
});

test("what takes too long or too much is stopped with a reason; what nobody waits for is stopped", async () => {
  const limits = { longest: 15_000, largest: 512 * 1024 * 1024, heap: 320 };
  await assert.rejects(
    runApart("read", large, undefined, { ...limits, longest: 50 }),
    refusal("too-large", /longer than 0.05 seconds/),
  );
  await assert.rejects(
    runApart("read", large, undefined, { ...limits, largest: 1024 }),
    refusal("too-large", /more memory/),
  );
  const cancel = new AbortController();
  const reading = runApart("read", large, cancel.signal);
  const waiting = runApart("read", large, cancel.signal);
  cancel.abort();
  await assert.rejects(reading, refusal("unfit", /cancelled/));
  await assert.rejects(waiting, refusal("unfit", /cancelled/));
});

test("more than are read at once wait their turn", async () => {
  const read = await Promise.all([1, 2, 3, 4].map((nth) => runApart("read", markdown(`# Nth ${nth}\n\nWords.`))));
  assert.deepEqual(
    read.map(({ doc }) => /Nth \d/.exec(JSON.stringify(doc))?.[0]),
    ["Nth 1", "Nth 2", "Nth 3", "Nth 4"],
  );
});

/** This process has started no other. */
function starterOf(): number | null {
  const path = `/proc/${process.pid}/task/${process.pid}/children`;
  return existsSync(path) ? Number(readFileSync(path, "utf8").trim().split(" ")[0]) : null;
}

test("where what starts the others is gone, whoever waits is told, and there is a new one", async (t) => {
  const { doc } = await runApart("read", markdown("# One\n\nWords."));
  assert.match(JSON.stringify(doc), /One/);
  const starter = starterOf();
  if (starter === null) return t.skip("this system does not tell of a process's children");
  const reading = runApart("read", large);
  process.kill(starter, "SIGKILL");
  await assert.rejects(reading, /has ended/);
  assert.match(JSON.stringify(await runApart("read", markdown("# Two\n\nWords."))), /Two/);
  assert.notEqual(starterOf(), starter);
});

test("a process apart reaches no network, reads no file of the house and writes none", async () => {
  let visits = 0;
  const server = createServer((_, response) => {
    visits += 1;
    response.end();
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const guard = join(import.meta.dirname, "../../apart/no-network.ts");
  const script = `
    await import(${JSON.stringify(guard)});
    const said = [];
    const attempt = async (work) => said.push(await Promise.resolve().then(work).then(() => "done", () => "refused"));
    await attempt(() => fetch("http://127.0.0.1:${port}/"));
    await attempt(() => new Promise((resolve, reject) => import("node:http").then(({ get }) => get("http://127.0.0.1:${port}/", resolve).on("error", reject)).catch(reject)));
    await attempt(() => new Promise((resolve, reject) => import("node:dns").then(({ lookup }) => lookup("example.org", (error) => error ? reject(error) : resolve())).catch(reject)));
    await attempt(() => import("node:fs").then(({ readFileSync }) => readFileSync("/etc/hostname")));
    await attempt(() => import("node:fs").then(({ readFileSync }) => readFileSync(${JSON.stringify(join(import.meta.dirname, "../../../README.md"))})));
    await attempt(() => import("node:dns").then(({ promises }) => promises.resolve4("example.org")));
    await attempt(() => import("node:dns").then(({ promises }) => new promises.Resolver().resolve4("example.org")));
    await attempt(() => import("node:fs").then(({ writeFileSync }) => writeFileSync("/tmp/apart", "x")));
    await attempt(() => import("node:child_process").then(({ execSync }) => execSync("true")));
    console.log(said.join(" "));
  `;
  const root = join(import.meta.dirname, "../../..");
  const readable = programFiles.map((name) => `--allow-fs-read=${join(root, name)}`);
  const flags = ["--permission", ...readable, "--input-type=module", "-e", script];
  // Beside this process, whose server must be able to answer.
  const stdout = await new Promise<string>((resolve) => {
    execFile(process.execPath, flags, { cwd: root }, (_, said) => resolve(said));
  });
  server.close();
  assert.equal(stdout.trim(), Array(9).fill("refused").join(" "));
  assert.equal(visits, 0);
});
