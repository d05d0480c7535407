/** The house as a service: first start, unsafe set-ups, health, tokens, removed people, an orderly end, a kill. */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMailServer } from "#lib/testing/mail-server.ts";
import { Api, signIn } from "./api.ts";
import { freePort, password, project, startServer, template } from "./server.ts";
import { expect, signedIn, test } from "./stet.ts";

interface Started {
  process: ChildProcess;
  output(): string;
  ended: Promise<number | null>;
}

/** `npm start`, without npm: what it prints and how it ends. */
function start(env: Record<string, string>): Started {
  const given = { ...process.env, NODE_OPTIONS: "", STET_DEMO: "", NEXTAUTH_SECRET: "", ...env };
  const child = spawn(process.execPath, [join(project, ".ci/start.mjs")], {
    cwd: project,
    env: given,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let written = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text: Buffer) => {
      written += text.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  return { process: child, output: () => written, ended };
}

const folders: string[] = [];

function freshFolder(from?: string): string {
  const folder = mkdtempSync(join(tmpdir(), "stet-service-"));
  if (from !== undefined) cpSync(from, folder, { recursive: true });
  folders.push(folder);
  return folder;
}

test.afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test("an empty house prints a one-time link that makes the first admin, once", async ({ browser }) => {
  const data = freshFolder();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = { STET_DATA: data, PORT: String(port), NEXTAUTH_URL: url };
  const house = start(env);
  await expect.poll(house.output, { timeout: 40_000 }).toMatch(/\/setup\?token=/);
  const link = /https?:\S+\/setup\?token=\S+/.exec(house.output())![0];
  expect(statSync(join(data, "secret")).mode & 0o777).toBe(0o600);

  const page = await browser.newPage();
  await page.goto(`${url}/sign-in`);
  await expect(page.getByText("This is a demo")).toHaveCount(0);
  await page.goto(link);
  await page.getByRole("textbox", { name: "Your name" }).fill("Amina Karimi");
  await page.getByRole("textbox", { name: "Email" }).fill("amina@house.example");
  const passwords = page.locator('input[type="password"]');
  await passwords.first().fill("a long enough password");
  await passwords.last().fill("a long enough password");
  await page.getByRole("button", { name: "Make me the first admin" }).click();
  await page.waitForURL(`${url}/`);
  await expect(page.getByRole("button", { name: /Amina Karimi/ })).toBeVisible();
  await page.goto(link);
  await expect(page.getByText("This link is over")).toBeVisible();
  await page.close();
  const admin = new Api(url, "admin", await signIn(url, "amina@house.example", "a long enough password"));
  expect((await admin.get<{ people: unknown[] }>("/api/people")).body.people).toHaveLength(1);
  house.process.kill("SIGTERM");
  expect(await house.ended).toBe(0);

  const again = start(env);
  await expect.poll(again.output, { timeout: 40_000 }).toContain(`serves ${url}`);
  expect(again.output()).not.toContain("/setup?token=");
  again.process.kill("SIGTERM");
  await again.ended;
});

const unsafe: [string, Record<string, string>, RegExp][] = [
  [
    "an address that is neither HTTPS nor this machine",
    { NEXTAUTH_URL: "http://stet.example.org" },
    /https:\/\/stet\.example\.org/,
  ],
  ["no address", { NEXTAUTH_URL: "" }, /NEXTAUTH_URL/],
  ["a weak secret", { NEXTAUTH_URL: "http://localhost:3000", NEXTAUTH_SECRET: "secret" }, /NEXTAUTH_SECRET/],
  ["a demo's data", { NEXTAUTH_URL: "http://localhost:3000", STET_DATA: template }, /demo.*STET_DATA/],
];
for (const [what, env, said] of unsafe) {
  test(`npm start refuses ${what} with one line that says how to mend it`, async () => {
    const house = start({ STET_DATA: freshFolder(), PORT: String(await freePort()), ...env });
    expect(await house.ended).not.toBe(0);
    expect(house.output()).toMatch(said);
    expect(house.output()).not.toMatch(/^\s+at /m);
  });
}

test("health is 503 until the house can serve, then 200 with the version", async () => {
  const server = startServer(freshFolder(template));
  const running = await server;
  const { status, body } = await new Api(running.url, null, "").get("/api/health");
  expect([status, body]).toEqual([200, { status: "ok", version: expect.stringMatching(/^\d+\.\d+\.\d+/) }]);
  const statuses = new Set<number>();
  const ended = running.stop();
  for (let asked = 0; asked < 50; asked++) {
    const answer = await fetch(`${running.url}/api/health`).catch(() => null);
    if (answer === null) break;
    statuses.add(answer.status);
  }
  expect([...statuses].every((code) => code === 200 || code === 503)).toBe(true);
  expect(await ended).toBe(0);
});

test("SIGTERM ends the house within five seconds although a stream is open", async () => {
  const server = await startServer(freshFolder(template));
  const viewer = new Api(server.url, "viewer", await signIn(server.url, "viewer@demo.stet", password));
  const { body } = await viewer.get<{ articles: { id: string }[] }>("/api/articles");
  const stream = await fetch(`${server.url}/api/articles/${body.articles[0]!.id}/events`, {
    headers: { cookie: viewer.cookie },
  });
  expect(stream.status).toBe(200);
  const asked = Date.now();
  expect(await server.stop()).toBe(0);
  expect(Date.now() - asked).toBeLessThan(5000);
  await stream.body?.cancel().catch(() => undefined);
});

test("what was acknowledged is there after a kill, exactly once, and the log goes on without a hole", async () => {
  const data = freshFolder(template);
  let server = await startServer(data);
  const cookie = await signIn(server.url, "checker@demo.stet", password);
  const checker = () => new Api(server.url, "checker", cookie);
  const articleId = await checker().import({
    format: "text",
    content: "Ships return\n\nThe register counts 40 ships.",
  });
  const claimId = await checker().claim(articleId, "40 ships");
  const acknowledged: string[] = [];
  const writing = Array.from({ length: 60 }, async (_, index) => {
    const body = `Note ${index}.`;
    try {
      await checker().command(articleId, { type: "add-note", claimId, body });
      acknowledged.push(body);
    } catch (error) {
      if (error instanceof Error && / 4\d\d /.test(error.message)) throw error;
    }
    if (acknowledged.length === 20) server.process.kill("SIGKILL");
  });
  await Promise.all(writing);
  server.process.kill("SIGKILL");
  await server.stop("SIGKILL");
  server = await startServer(data);
  const { notes } = await checker().claimView(articleId, claimId);
  const found = notes.map(({ body }) => body);
  for (const body of acknowledged) expect(found.filter((each) => each === body)).toEqual([body]);
  const { body } = await checker().get<{ events: { seq: number }[] }>(
    `/api/articles/${articleId}/events?after=0&limit=500`,
  );
  expect(body.events.map(({ seq }) => seq)).toEqual(body.events.map((_, index) => index + 1));
  await server.stop();
});

test("a personal token works for programs, is shown once, and stops working when it is revoked", async ({
  people,
  server,
}) => {
  const made = await people.writer.request<{ token: string; id: string }>("POST", "/api/account/tokens", {
    label: "a program",
  });
  expect(made.status).toBe(201);
  const bearer = { authorization: `Bearer ${made.body.token}` };
  const program = new Api(server.url, "writer", "");
  expect((await program.request("GET", "/api/articles", undefined, bearer)).status).toBe(200);
  expect((await people.writer.get("/api/account/tokens")).text).not.toContain(made.body.token);
  expect((await people.writer.request("DELETE", `/api/account/tokens/${made.body.id}`)).status).toBeLessThan(300);
  expect((await program.request("GET", "/api/articles", undefined, bearer)).status).toBe(401);
  for (const wrong of ["Bearer x", "Bearer ", "Basic eDp4", `Bearer ${"x".repeat(5000)}`]) {
    expect(
      (await program.request("GET", "/api/articles", undefined, { authorization: wrong })).status,
      wrong.slice(0, 20),
    ).toBe(401);
  }
});

test("a removed person is out at once: session, token, and the open stream within two seconds", async ({
  people,
  server,
}) => {
  const email = `leaving-${Date.now()}@demo.stet`;
  const added = await people.admin.request<{ id: string }>("POST", "/api/people", {
    name: "Leaving Person",
    email,
    role: "checker",
    password: "a long enough password",
  });
  expect(added.status).toBe(201);
  const leaving = new Api(server.url, "checker", await signIn(server.url, email, "a long enough password"));
  const articleId = await people.checker.import({ format: "text", content: "Ships return\n\nForty ships." });
  const stream = await fetch(`${server.url}/api/articles/${articleId}/events`, { headers: { cookie: leaving.cookie } });
  const closed = (async () => {
    const reader = stream.body!.getReader();
    while (!(await reader.read()).done);
    return Date.now();
  })();
  const removed = Date.now();
  expect((await people.admin.request("PATCH", `/api/people/${added.body.id}`, { disabled: true })).status).toBe(200);
  expect((await leaving.get("/api/articles")).status).toBe(401);
  expect((await closed) - removed).toBeLessThan(2000);
});

test("a wrong password and an unknown person get the same answer", async ({ server }) => {
  const refusals: string[] = [];
  for (const email of ["viewer@demo.stet", "nobody-at-all@demo.stet"]) {
    await signIn(server.url, email, "not the password").catch((error: Error) =>
      refusals.push(error.message.replace(email, "EMAIL")),
    );
  }
  expect(refusals).toHaveLength(2);
  expect(refusals[0]).toBe(refusals[1]);
});

test("the description of the interface names every command and is served to anybody", async ({ people }) => {
  const { status, text } = await people.nobody.get("/api/openapi.json");
  expect(status).toBe(200);
  for (const type of ["add-claim", "edit-text", "approve-claim", "sign-off", "archive", "attach-file"])
    expect(text).toContain(type);
});

/** What says how a body comes: a stream's own. */
const ofBodies = new Set(["content-type", "cache-control", "transfer-encoding", "connection", "keep-alive"]);

test("commands and streams, which go past Next, are answered with the headers of every other answer of the API", async ({
  people,
}) => {
  const listed = await people.editor.get("/api/articles");
  const refused = await people.editor.request("POST", "/api/articles/nothing-here/commands", { type: "sign-off" });
  const large = await people.editor.request("POST", "/api/articles/nothing-here/commands", "x".repeat(1024 * 1024 + 1));
  expect(refused.status).toBe(400);
  expect(large.status).toBeGreaterThanOrEqual(400);
  const common = [...listed.headers.keys()].filter(
    (name) => !["content-length", "date", "etag", "vary"].includes(name),
  );
  expect(common).toContain("content-security-policy");
  for (const name of common) {
    if (name === "transfer-encoding") continue;
    expect(refused.headers.get(name), name).toBe(listed.headers.get(name));
    expect(large.headers.get(name), name).toBe(listed.headers.get(name));
  }
  const { url, cookie } = people.editor;
  const asked = { cookie, accept: "text/event-stream" };
  for (const path of ["/api/events?after=nothing-here:0", "/api/articles/nothing-here/events"]) {
    const { headers } = await fetch(url + path, { headers: asked });
    for (const name of common.filter((name) => !ofBodies.has(name))) {
      expect(headers.get(name), `${name} at ${path}`).toBe(listed.headers.get(name));
    }
  }
});

/** What `fetch` may not send. Throws when the connection is closed without an answer, or another protocol is agreed on. */
function statusOf(url: string, method: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on("upgrade", () => reject(new Error("Another protocol was agreed on.")));
    asked.on("error", reject);
    asked.end();
  });
}

test("who offers another protocol is answered in this one, and TRACE is refused and not written down as a fault", async ({
  server,
}) => {
  for (const path of ["/api/health", "/_next/webpack-hmr"]) {
    for (const upgrade of ["h2c", "websocket"]) {
      const offered = await statusOf(`${server.url}${path}`, "GET", { connection: "Upgrade", upgrade });
      expect(offered, `${upgrade} at ${path}`).toBe(await statusOf(`${server.url}${path}`, "GET"));
    }
  }
  const before = server.output();
  for (const path of ["/", "/api/health", "/icon.svg"]) expect(await statusOf(server.url + path, "TRACE")).toBe(400);
  expect(server.output()).toBe(before);
});

test("every answer behind sign-in is private, and every page carries the policy", async ({ people, server }) => {
  for (const path of ["/", "/sources", "/people", "/help", "/account", "/api/articles", "/api/me"]) {
    const { headers } = await people.admin.get(path);
    expect(headers.get("cache-control"), path).toMatch(/private|no-store/);
  }
  for (const path of ["/sign-in", "/", "/help"]) {
    const policy = (await people.admin.get(path)).headers.get("content-security-policy") ?? "";
    if (path !== "/sign-in") expect(policy, path).toContain("default-src 'none'");
  }
  const { headers } = await fetch(`${server.url}/sign-in`);
  expect(headers.get("content-security-policy")).toMatch(/script-src [^;]*'nonce-/);
  expect(headers.get("content-security-policy")).not.toMatch(/script-src [^;]*'unsafe-(inline|eval)'/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-powered-by")).toBeNull();
});

test("a page and the server that served it name the same build", async ({ people, pageAs }) => {
  const articleId = await people.checker.import({ format: "text", content: "Ships return" });
  const page = await pageAs("viewer");
  const scripts: Promise<string>[] = [];
  page.on("response", (response) => {
    // What comes after the test has ended has no text any more.
    if (response.request().resourceType() === "script") scripts.push(response.text().catch(() => ""));
  });
  await page.goto(`/articles/${articleId}`);
  await expect(page.locator(".ProseMirror")).toBeVisible();
  const { body } = await people.viewer.get<{ fingerprint: { build: string } }>(
    `/api/articles/${articleId}/events?fingerprint=1`,
  );
  expect(body.fingerprint.build).toMatch(/^[\w-]{36}$/);
  expect((await Promise.all(scripts)).some((script) => script.includes(body.fingerprint.build))).toBe(true);
});

test("what waits goes out by e-mail, again after a kill between the mail and its mark, and not to who wants none", async ({
  browser,
}) => {
  const data = freshFolder(template);
  const mail = await startMailServer();
  const secret = "never-in-a-log";
  const env = {
    ...{ STET_DEMO: "", STET_MAIL_FROM: "stet@house.test", STET_MAIL_AFTER: "0.01" },
    STET_SMTP_URL: `smtp://stet:${secret}@127.0.0.1:${mail.port}`,
  };
  const first = await startServer(data, env);
  const killed = new Promise<void>((resolve) => {
    mail.onTaken = () => {
      mail.onTaken = () => {};
      void first.stop("SIGKILL").then(() => resolve());
    };
  });
  await killed;
  expect(mail.mails).toHaveLength(1);
  const server = await startServer(data, env);
  const idsOf = () => mail.mails.map(({ messageId }) => messageId);
  // The sample concerned its writer, checker and reviewer at least.
  await expect.poll(() => new Set(idsOf()).size, { timeout: 20_000 }).toBeGreaterThanOrEqual(3);
  const [again] = idsOf();
  expect(idsOf().filter((id) => id === again)).toHaveLength(2);
  expect(new Set(idsOf()).size).toBe(mail.mails.length - 1);

  const [checker, editor, writer] = await Promise.all(
    (["checker", "editor", "writer"] as const).map(
      async (role) => new Api(server.url, role, await signIn(server.url, `${role}@demo.stet`, password)),
    ),
  );
  const page = await (await browser.newContext({ storageState: signedIn(checker!) })).newPage();
  await page.goto(`${server.url}/account`);
  const choice = page.getByRole("checkbox", { name: /^Tell me by e-mail/ });
  await expect(choice).toBeChecked();
  await choice.click();
  await expect(choice).not.toBeChecked();
  await page.reload();
  await expect(choice).not.toBeChecked();
  const articleId = await writer!.import({ format: "text", content: "Ships return\n\nIt counts 40 ships." });
  const claimId = await editor!.claim(articleId, "40 ships");
  const before = mail.mails.length;
  for (const person of [checker!, writer!]) {
    const { id } = (await person.get<{ id: string }>("/api/me")).body;
    await editor!.command(articleId, { type: "assign-claim", claimId, assigneeId: id });
  }
  await expect.poll(() => mail.mails.length, { timeout: 10_000 }).toBe(before + 1);
  expect([mail.mails.at(-1)?.to].flat()[0]?.text).toContain("writer@demo.stet");
  expect(mail.mails.at(-1)?.text).not.toMatch(/ships/i);
  expect(await server.stop()).toBe(0);
  expect(first.output() + server.output()).not.toContain(secret);
  await mail.stop();
});

test("a mail server's address that cannot be is refused at the start, without its password", async () => {
  const env = { STET_DATA: freshFolder(), PORT: String(await freePort()), NEXTAUTH_URL: "http://localhost:3000" };
  const house = start({ ...env, STET_SMTP_URL: "https://stet:never-in-a-log@mail.example.org" });
  expect(await house.ended).not.toBe(0);
  expect(house.output()).toContain("STET_SMTP_URL is no address of a mail server");
  expect(house.output()).not.toContain("never-in-a-log");
});
