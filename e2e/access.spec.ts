/**
 * The access matrix: every route and method of the build × every role × what the article is to the person. What is expected
 * comes from the rights table (lib/policy/can.ts); a route or a method of the build that route-rules.ts does not list fails.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { can, canSeeField, type Role, roles } from "#lib/policy/can.ts";
import type { Api } from "./api.ts";
import { everyCommand, onePixel, plantArticle } from "./every-command.ts";
import { bodyFor, type Method, methods, type Place, pathFor, type Rule, routeRules } from "./route-rules.ts";
import { project } from "./server.ts";
import { expect, type People, test } from "./stet.ts";

interface Built {
  route: string;
  page: boolean;
  methods: readonly Method[];
}

function builtRoutes(): Built[] {
  const manifest = readFileSync(join(project, ".next/app-path-routes-manifest.json"), "utf8");
  return Object.entries(JSON.parse(manifest) as Record<string, string>).map(([file, route]) => {
    const page = !file.endsWith("/route");
    return { route, page, methods: page ? (["GET"] as const) : exportedMethods(file) };
  });
}

/** The build keeps no list of methods: they are read off the source of the route. Files such as the icon have none. */
function exportedMethods(file: string): readonly Method[] {
  const path = join(project, "app", `${file}.ts`);
  if (!existsSync(path)) return ["GET"];
  const source = readFileSync(path, "utf8");
  return methods.filter((method) => new RegExp(`^export .*\\b${method}\\b`, "m").test(source));
}

const relations = ["open", "member", "foreign"] as const;
type Relation = (typeof relations)[number];

async function idOf(person: Api): Promise<string> {
  const { body } = await person.get<{ user: { id: string } }>("/api/auth/session");
  return body.user.id;
}

/** An article of the editor's, checked by them, open, or restricted to `role`, or restricted to somebody else. */
async function articleFor(people: People, role: Role, relation: Relation): Promise<Place> {
  const planted = await plantArticle(people.editor, `Harbour for ${role}, ${relation}`);
  const { articleId, claimId } = planted;
  await people.editor.command(articleId, { type: "attach-file", claimId, name: "register.png", content: onePixel });
  await people.editor.command(articleId, { type: "record-finding", claimId, finding: "accurate" });
  const { attachments } = await people.editor.claimView(articleId, claimId);
  if (relation !== "open") {
    // Who restricts an article stays its member: so for the editor another does it.
    const by = role === "editor" ? people.admin : people.editor;
    const members = [await idOf(by), ...(relation === "member" ? [await idOf(people[role])] : [])];
    await by.command(articleId, { type: "set-access", access: "restricted", members });
  }
  return { ...planted, fileId: attachments[0]!.id, personId: await idOf(people.viewer) };
}

/** The status alone: a stream is let go as soon as it has one. */
async function statusOf(person: Api, route: string, method: Method, place: Place): Promise<number> {
  const body = bodyFor(route, method, place);
  const stop = new AbortController();
  const response = await fetch(person.url + pathFor(route, place), {
    method,
    headers: {
      cookie: person.cookie,
      origin: person.url,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    body: body === undefined ? null : JSON.stringify(body),
    redirect: "manual",
    signal: stop.signal,
  });
  stop.abort();
  return response.status;
}

test("every route and method of the build is listed with its rule, and none that is gone", () => {
  const inBuild = builtRoutes().flatMap(({ route, methods }) => methods.map((method) => `${method} ${route}`));
  const listed = Object.entries(routeRules).flatMap(([route, rules]) =>
    Object.keys(rules).map((method) => `${method} ${route}`),
  );
  expect(
    inBuild.filter((name) => !listed.includes(name)),
    "not listed in e2e/route-rules.ts",
  ).toEqual([]);
  expect(
    listed.filter((name) => !inBuild.includes(name)),
    "listed but not in the build",
  ).toEqual([]);
});

test("a method that a route does not export is refused", async ({ people }) => {
  for (const built of builtRoutes().filter(({ page, route }) => !page && route.startsWith("/api/"))) {
    for (const method of methods.filter((candidate) => !built.methods.includes(candidate))) {
      const path = pathFor(built.route, null);
      const { status } = await people.admin.request(method, path, method === "GET" ? undefined : {});
      expect(status, `${method} ${built.route}`).toBe(405);
    }
  }
});

test("who is not signed in gets 401 from the interface and the sign-in page from every screen", async ({ people }) => {
  const place = await articleFor(people, "viewer", "open");
  for (const { route, page, methods: exported } of builtRoutes()) {
    for (const method of exported) {
      const rule = routeRules[route]?.[method];
      if (rule === undefined || rule.for === "anybody") continue;
      const answer = await people.nobody.request(method, pathFor(route, place), bodyFor(route, method, place));
      if (page) {
        expect(answer.status, `${method} ${route}`).toBeGreaterThanOrEqual(302);
        expect(answer.status, `${method} ${route}`).toBeLessThan(400);
        expect(answer.headers.get("location"), `${method} ${route}`).toContain("/sign-in");
      } else {
        expect(answer.status, `${method} ${route}: ${answer.text.slice(0, 200)}`).toBe(401);
      }
    }
  }
});

interface Asked {
  rule: Rule;
  role: Role;
  relation: Relation;
  page: boolean;
}

function expectAnswer({ rule, role, relation, page }: Asked, status: number, what: string): void {
  const principal = { id: "", name: "", role };
  if (rule.for === "article" && (relation === "foreign" || (rule.field && !canSeeField(principal, rule.field)))) {
    expect(status, what).toBe(404);
  } else if ("action" in rule && !can(principal, rule.action)) {
    expect(page ? [303, 307, 404] : [403], `${what} answered ${status}`).toContain(status);
  } else {
    // Somebody else's session or token of the account is absent: 404 is an answer there, not a refusal.
    const refusals = rule.for === "signed-in" ? [401, 403, 405] : [401, 403, 404, 405];
    expect(refusals.includes(status) || status >= 500, `${what} answered ${status}`).toBe(false);
  }
}

for (const role of roles) {
  test(`the ${role} gets from every route what the rights table says`, async ({ people }) => {
    for (const relation of relations) {
      const place = await articleFor(people, role, relation);
      for (const { route, page, methods: exported } of builtRoutes()) {
        for (const method of exported) {
          const rule = routeRules[route]?.[method];
          if (rule === undefined || rule.for === "anybody") continue;
          if (rule.for !== "article" && relation !== "open") continue;
          const status = await statusOf(people[role], route, method, place);
          expectAnswer({ rule, role, relation, page }, status, `${method} ${route} as ${role}, ${relation}`);
        }
      }
    }
  });

  test(`the ${role} may send exactly the commands of the rights table`, async ({ people }) => {
    for (const relation of relations) {
      const planted = await articleFor(people, role, relation);
      for (const command of everyCommand(planted)) {
        const { status, text } = await people[role].tryCommand(planted.articleId, command);
        const what = `${command.type} as ${role}, ${relation}: ${status} ${text.slice(0, 160)}`;
        const allowed = can({ id: "x", name: "", role }, command.type, role === "editor" ? "x" : undefined);
        const code = (JSON.parse(text) as { error?: { code: string } }).error?.code;
        if (relation === "foreign") expect(status, what).toBe(404);
        else if (!allowed) expect(code, what).toBe("forbidden");
        else expect(code === "forbidden" || code === "not-found" || status >= 500, what).toBe(false);
      }
    }
  });
}

test("the writer edits what the writer made, and nothing of others", async ({ people }) => {
  const own = await plantArticle(people.writer, "Harbour of the writer", people.checker);
  const ownOnly = [
    "edit-claim",
    "edit-note",
    "withdraw-note",
    "edit-citation",
    "remove-citation",
    "withdraw-correction",
  ];
  for (const command of everyCommand(own).filter(({ type }) => ownOnly.includes(type))) {
    const { status, text } = await people.writer.tryCommand(own.articleId, command);
    expect(status, `${command.type}: ${text}`).toBe(200);
  }
  // The checker has asked about this claim: it is no longer the writer's alone, as another one still is.
  const alone = await people.writer.claim(own.articleId, "a market on Friday");
  for (const [claimId, expected] of [[own.claimId, 403] as const, [alone, 200] as const]) {
    const withdrawal = { type: "withdraw-claim", claimId, reason: "Said twice." } as const;
    expect((await people.writer.tryCommand(own.articleId, withdrawal)).status).toBe(expected);
  }
});

test("a foreign article cannot be told from one that does not exist", async ({ people }) => {
  const { articleId } = await articleFor(people, "reviewer", "foreign");
  for (const path of ["", "/events?after=0", "/export?format=html&profile=public"]) {
    const foreign = await people.reviewer.get(`/api/articles/${articleId}${path}`);
    const absent = await people.reviewer.get(`/api/articles/0f8fad5b-d9cb-469f-a165-70867728950e${path}`);
    expect([foreign.status, foreign.text]).toEqual([absent.status, absent.text]);
  }
});

test("a foreign page cannot speak for a signed-in person", async ({ people }) => {
  const { articleId, claimId } = await plantArticle(people.checker, "Harbour seen from elsewhere");
  const command = { id: "from-elsewhere", type: "add-note", claimId, body: "Not from here." };
  const path = `/api/articles/${articleId}/commands`;
  const foreign: Record<string, string>[] = [
    { origin: "https://elsewhere.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign) {
    expect((await people.checker.request("POST", path, command, headers)).status, JSON.stringify(headers)).toBe(403);
  }
  const form = { "content-type": "text/plain" };
  expect((await people.checker.request("POST", path, JSON.stringify(command), form)).status).toBe(400);
});
