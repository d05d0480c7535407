/**
 * Hostile commands and steps over HTTP: whatever is sent, the answer is a 4xx in the one error shape, or the article still checks.
 * Never a 5xx, never a stack trace. Mutations are seeded (STET_SEED replays) and a failing one is printed.
 */
import { randomUUID } from "node:crypto";
import { Node } from "prosemirror-model";
import { schema } from "#lib/article/schema.ts";
import { type Random, runSeed, seededRandom } from "#lib/testing/seeded-random.ts";
import type { Answer, Api } from "./api.ts";
import { everyCommand, type Planted, plantArticle } from "./every-command.ts";
import { expect, test } from "./stet.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

async function clientOf(person: Api, articleId: string): Promise<string> {
  const { status, body } = await person.request<{ clientId: string }>("POST", `/api/articles/${articleId}/clients`, {});
  expect(status).toBeLessThan(300);
  return body.clientId;
}

function expectRefusalOrNothing(answer: Answer, sent: unknown): void {
  const what = `${JSON.stringify(sent).slice(0, 400)} → ${answer.status} ${answer.text.slice(0, 300)}`;
  expect(answer.status, what).toBeLessThan(500);
  if (answer.status < 400) return;
  expect(answer.body, what).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  expect(answer.text, what).not.toMatch(/\n\s+at |node_modules|\.ts:\d+/);
}

async function expectSound(person: Api, articleId: string): Promise<void> {
  const { doc, text, claims } = await person.article(articleId);
  const node = Node.fromJSON(schema, doc);
  node.check();
  for (const claim of claims.filter(({ placed }) => placed)) {
    expect(claim.from).toBeGreaterThanOrEqual(0);
    expect(claim.to).toBeLessThanOrEqual(node.content.size);
  }
  expect(text).not.toContain("\0");
}

const text = (words: string): Json => ({ type: "text", text: words });
const paragraph = (...content: Json[]): Json => ({ type: "paragraph", content });
const insert = (at: number, ...content: Json[]): Json => ({
  stepType: "replace",
  from: at,
  to: at,
  slice: { content },
});

/** What is known to break editors, beside what chance finds. */
const hostileSteps: [string, Json][] = [
  ["from behind to", { stepType: "replace", from: 20, to: 10 }],
  ["negative position", { stepType: "replace", from: -1, to: 2 }],
  ["fraction", { stepType: "replace", from: 1.5, to: 2 }],
  ["position as text", { stepType: "replace", from: "1", to: 2 }],
  ["past the end", { stepType: "replace", from: 1, to: 10_000_000 }],
  ["a kind of step nobody knows", { stepType: "runThis", from: 1, to: 2 }],
  ["no kind of step", { from: 1, to: 2 }],
  ["prototype as kind", { stepType: "__proto__", from: 1, to: 2 }],
  ["constructor as kind", { stepType: "constructor", from: 1, to: 2 }],
  ["doc attribute", { stepType: "docAttr", attr: "x", value: 1 }],
  ["node attribute", { stepType: "attr", pos: 0, attr: "level", value: { a: 1 } }],
  ["cuts headline and paragraph together", { stepType: "replace", from: 2, to: 30 }],
  ["takes the headline away", { stepType: "replace", from: 0, to: 8 }],
  [
    "javascript link",
    { stepType: "addMark", from: 8, to: 12, mark: { type: "link", attrs: { href: "javascript:alert(1)" } } },
  ],
  ["data link", { stepType: "addMark", from: 8, to: 12, mark: { type: "link", attrs: { href: "data:text/html,x" } } }],
  ["unknown mark", { stepType: "addMark", from: 8, to: 12, mark: { type: "blink" } }],
  ["unknown node", insert(1, { type: "iframe", attrs: { src: "https://elsewhere.example" } })],
  ["unknown attribute", insert(30, { type: "paragraph", attrs: { onclick: "alert(1)" }, content: [text("x")] })],
  ["NUL", insert(9, text("a\0b"))],
  ["lone surrogate", insert(9, text("a\ud800b"))],
  ["empty text", insert(9, text(""))],
  [
    "wrong open depth",
    { stepType: "replace", from: 9, to: 9, slice: { content: [paragraph(text("x"))], openStart: 7, openEnd: 7 } },
  ],
  [
    "negative open depth",
    { stepType: "replace", from: 9, to: 9, slice: { content: [paragraph(text("x"))], openStart: -3 } },
  ],
  ["replaceAround without a gap", { stepType: "replaceAround", from: 9, to: 12 }],
  [
    "replaceAround, gap outside",
    { stepType: "replaceAround", from: 9, to: 12, gapFrom: 1, gapTo: 40, insert: 0, slice: {} },
  ],
  ["heading of level 99", insert(30, { type: "heading", attrs: { level: 99 }, content: [text("x")] })],
  ["table of a billion columns", insert(30, { type: "table_cell", attrs: { colspan: 1e9 }, content: [paragraph()] })],
  ["slice that is a list", { stepType: "replace", from: 9, to: 9, slice: [1, 2] as Json }],
  ["steps in a step", { stepType: "replace", from: 9, to: 9, slice: { content: [{ steps: [] }] } }],
];

async function send(person: Api, planted: Planted, clientId: string, steps: Json, version?: unknown): Promise<Answer> {
  const body = { id: randomUUID(), type: "edit-text", version: version ?? planted.version, clientId, steps };
  return person.request("POST", `/api/articles/${planted.articleId}/commands`, body);
}

for (const [name, step] of hostileSteps) {
  test(`a hostile step is refused: ${name}`, async ({ people }) => {
    const planted = await plantArticle(people.editor, "Hostile harbour");
    const clientId = await clientOf(people.editor, planted.articleId);
    const before = await people.editor.article(planted.articleId);
    const answer = await send(people.editor, planted, clientId, [step]);
    expectRefusalOrNothing(answer, step);
    expect([400, 413, 422], answer.text.slice(0, 300)).toContain(answer.status);
    expect(await people.editor.article(planted.articleId)).toEqual(before);
  });
}

test("a node nested twenty thousand deep is refused", async ({ people }) => {
  const planted = await plantArticle(people.editor, "Deep harbour");
  const clientId = await clientOf(people.editor, planted.articleId);
  const depth = 20_000;
  const content = `${'{"type":"blockquote","content":['.repeat(depth)}{"type":"paragraph"}${"]}".repeat(depth)}`;
  const step = `{"stepType":"replace","from":30,"to":30,"slice":{"content":[${content}]}}`;
  const command = `{"id":"deep","type":"edit-text","version":0,"clientId":"${clientId}","steps":[${step}]}`;
  const answer = await people.editor.request("POST", `/api/articles/${planted.articleId}/commands`, command);
  expect([400, 413, 422], answer.text.slice(0, 300)).toContain(answer.status);
});

test("a client id of somebody else, or made up, is 403", async ({ people }) => {
  const planted = await plantArticle(people.editor, "Forged harbour");
  const foreign = await clientOf(people.admin, planted.articleId);
  for (const clientId of [foreign, "made-up"]) {
    const { status } = await send(people.editor, planted, clientId, [insert(9, text("x"))]);
    expect(status).toBe(403);
  }
});

test("a version ahead of the server is 409, one that is no version 400", async ({ people }) => {
  const planted = await plantArticle(people.editor, "Harbour of tomorrow");
  const clientId = await clientOf(people.editor, planted.articleId);
  expect((await send(people.editor, planted, clientId, [insert(9, text("x"))], planted.version + 5)).status).toBe(409);
  for (const version of [-1, 0.5, "0", null]) {
    expect((await send(people.editor, planted, clientId, [insert(9, text("x"))], version ?? "null")).status).toBe(400);
  }
});

const poison: Json[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  "",
  "\0",
  "\ud800",
  "__proto__",
  "x".repeat(100_000),
  [],
  {},
  [[[[]]]],
  { toString: 1 },
];

/** The value with one place of it replaced, taken away, doubled or wrapped. */
function mutated(value: Json, random: Random): Json {
  if (value === null || typeof value !== "object" || random.chance(0.2)) return random.pick(poison);
  if (Array.isArray(value)) {
    if (value.length === 0) return random.pick(poison);
    const at = random.below(value.length);
    const change = random.below(3);
    if (change === 0) return [...value, value[at]!];
    if (change === 1) return value.filter((_, index) => index !== at);
    return value.map((item, index) => (index === at ? mutated(item, random) : item));
  }
  const keys = Object.keys(value);
  if (keys.length === 0 || random.chance(0.1)) return { ...value, surprise: random.pick(poison) };
  const key = random.pick(keys);
  if (random.chance(0.2)) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  return { ...value, [key]: mutated(value[key]!, random) };
}

const sound: Json[] = [
  insert(9, text("new ")),
  { stepType: "replace", from: 9, to: 12 },
  { stepType: "addMark", from: 9, to: 14, mark: { type: "em" } },
  insert(8, paragraph(text("A paragraph.")), { type: "horizontal_rule" }),
  {
    stepType: "replaceAround",
    from: 8,
    to: 40,
    gapFrom: 8,
    gapTo: 40,
    insert: 1,
    slice: { content: [{ type: "blockquote" }] },
    structure: true,
  },
];

test("four hundred mutated steps: no 5xx, and the article stays sound", async ({ people }) => {
  const random = seededRandom(runSeed());
  test.info().annotations.push({ type: "seed", description: String(random.seed) });
  const planted = await plantArticle(people.editor, "Mutated harbour");
  const clientId = await clientOf(people.editor, planted.articleId);
  for (let round = 0; round < 400; round++) {
    const steps = mutated([random.pick(sound)], random);
    expectRefusalOrNothing(await send(people.editor, planted, clientId, steps), { seed: random.seed, steps });
    if (round % 50 === 49) await expectSound(people.editor, planted.articleId);
  }
});

test("four hundred mutated commands of every type: no 5xx, and the article stays sound", async ({ people }) => {
  const random = seededRandom(runSeed());
  test.info().annotations.push({ type: "seed", description: String(random.seed) });
  let planted = await plantArticle(people.admin, "Mutated commands");
  const gentle = everyCommand(planted).filter(
    ({ type }) => !["archive", "set-access", "withdraw-claim", "sign-off"].includes(type),
  );
  for (let round = 0; round < 400; round++) {
    const command = mutated({ id: randomUUID(), ...random.pick(gentle) } as unknown as Json, random);
    const answer = await people.admin.request("POST", `/api/articles/${planted.articleId}/commands`, command);
    expectRefusalOrNothing(answer, { seed: random.seed, command });
    if (round % 100 === 99) {
      await expectSound(people.admin, planted.articleId);
      planted = { ...planted, version: (await people.admin.article(planted.articleId)).version };
    }
  }
});

test("bodies that are no JSON, no object or too large are refused with their status", async ({ people }) => {
  const planted = await plantArticle(people.editor, "Large harbour");
  const path = `/api/articles/${planted.articleId}/commands`;
  for (const body of [
    "",
    "{",
    "[]",
    "null",
    "7",
    '"text"',
    "{}",
    '{"type":"add-note"}',
    '{"id":"x","type":"no-such-command"}',
  ]) {
    const answer = await people.editor.request("POST", path, body);
    expectRefusalOrNothing(answer, body);
    expect(answer.status, body).toBe(400);
  }
  const huge = JSON.stringify({ id: "x", type: "add-note", claimId: planted.claimId, body: "x".repeat(30_000_000) });
  expect((await people.editor.request("POST", path, huge)).status).toBe(413);
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
    const answer = await people.editor.request("POST", path, JSON.stringify(everyCommand(planted)[0]), {
      "content-type": type,
    });
    expect(answer.status, type).toBe(400);
  }
});

test("hostile ids in an address are 404 or 400, whatever they hold", async ({ people }) => {
  for (const id of [
    "..",
    "%2e%2e",
    "%00",
    "'%20or%201=1",
    "a".repeat(3000),
    "%F0%9F%92%A9",
    "__proto__",
    "[object Object]",
  ]) {
    for (const rest of ["", "/events?after=0", "/export?format=html&profile=public"]) {
      const answer = await people.editor.get(`/api/articles/${id}${rest}`);
      expect(answer.status, `${id}${rest}: ${answer.text.slice(0, 200)}`).toBeGreaterThanOrEqual(300);
      expect(answer.status, `${id}${rest}: ${answer.text.slice(0, 200)}`).toBeLessThan(500);
    }
  }
  for (const query of ["?after=-1", "?after=x", "?after=1e99"]) {
    const planted = await plantArticle(people.editor, "Asked harbour");
    const answer = await people.editor.get(`/api/articles/${planted.articleId}/events${query}`);
    expect(answer.status, query).toBeLessThan(500);
  }
});
