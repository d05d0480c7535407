/** What must not get in: each of these would break a peer, the log or a page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { AddMarkStep, Step } from "prosemirror-transform";
import { AppError } from "../app-error.ts";
import { schema } from "../article/schema.ts";
import { newsroom } from "../testing/newsroom.ts";
import { runSeed, seededRandom } from "../testing/seeded-random.ts";
import { articleOf, place } from "../testing/typist.ts";
import { soundBatch } from "./step-firewall.ts";

const doc = articleOf(["Deaths rose 65% in 2023.", "He said so 👩‍🚀👩 again."]);
const woman = place(doc, "He said so").to + 1;
const typed = { stepType: "replace", from: 15, to: 15, slice: { content: [{ type: "text", text: "x" }] } };

function nested(depth: number): unknown {
  let content: unknown = { type: "paragraph" };
  for (let level = 0; level < depth; level += 1) content = { type: "blockquote", content: [content] };
  return content;
}

const hostile: Record<string, Record<string, unknown>> = {
  "no type": { from: 1, to: 2 },
  "a foreign type": { stepType: "docAttr", attr: "x", value: 1 },
  "an attribute step": { stepType: "attr", pos: 14, attr: "level", value: 99 },
  "a prototype's name as type": { stepType: "__proto__", from: 1, to: 2 },
  "from behind to": { ...typed, from: 16, to: 15 },
  "a negative position": { ...typed, from: -1 },
  "half a position": { ...typed, from: 14.5, to: 15 },
  "a position as text": { ...typed, from: "15" },
  "a position outside": { ...typed, from: 9000, to: 9000 },
  "an infinite position": { ...typed, to: Number.POSITIVE_INFINITY },
  "an unknown field": { ...typed, extra: 1 },
  "a script link": {
    stepType: "addMark",
    from: 15,
    to: 18,
    mark: { type: "link", attrs: { href: "javascript:alert(1)" } },
  },
  "a link with a blank inside its scheme": {
    stepType: "addMark",
    from: 15,
    to: 18,
    mark: { type: "link", attrs: { href: "java\tscript:alert(1)" } },
  },
  "an unknown mark": { stepType: "addMark", from: 15, to: 18, mark: { type: "blink" } },
  "an unknown attribute of a mark": {
    stepType: "addMark",
    from: 15,
    to: 18,
    mark: { type: "link", attrs: { href: "https://example.org/", onclick: "x" } },
  },
  "an unknown node": { ...typed, slice: { content: [{ type: "script", text: "x" }] } },
  "an unknown attribute of a node": {
    stepType: "replace",
    from: 14,
    to: 14,
    slice: { content: [{ type: "heading", attrs: { level: 2, style: "x" } }] },
  },
  "an attribute out of range": {
    stepType: "replace",
    from: 14,
    to: 14,
    slice: { content: [{ type: "heading", attrs: { level: 1 } }] },
  },
  "a table without rows": { stepType: "replace", from: 14, to: 14, slice: { content: [{ type: "table" }] } },
  "a block in a line": { ...typed, slice: { content: [{ type: "paragraph" }] } },
  "a slice that is more open than it is deep": { ...typed, slice: { ...typed.slice, openStart: 5, openEnd: 5 } },
  "nesting without end": { stepType: "replace", from: 14, to: 14, slice: { content: [nested(20_000)] } },
  "nesting deeper than an article has": { stepType: "replace", from: 14, to: 14, slice: { content: [nested(40)] } },
  "NUL in a picture's text": {
    stepType: "replace",
    from: 14,
    to: 14,
    slice: {
      content: [{ type: "figure", attrs: { alt: "a\0b" }, content: [{ type: "caption" }, { type: "credit" }] }],
    },
  },
  "half a surrogate in a picture's text": {
    stepType: "replace",
    from: 14,
    to: 14,
    slice: {
      content: [{ type: "figure", attrs: { alt: "\ud800" }, content: [{ type: "caption" }, { type: "credit" }] }],
    },
  },
  "a line feed's control character in a picture's text": {
    stepType: "replace",
    from: 14,
    to: 14,
    slice: {
      content: [{ type: "figure", attrs: { alt: "a\u000bb" }, content: [{ type: "caption" }, { type: "credit" }] }],
    },
  },
  "a slice that is open at a negative depth": { ...typed, slice: { ...typed.slice, openStart: -1 } },
  "a slice that is half open": { ...typed, slice: { ...typed.slice, openEnd: 0.5 } },
  "a prototype's name as a node": { ...typed, slice: { content: [{ type: "constructor" }] } },
  "a prototype's name as a mark": { stepType: "addMark", from: 15, to: 18, mark: { type: "toString" } },
  "a prototype as an attribute": {
    stepType: "replace",
    from: 14,
    to: 14,
    slice: { content: [{ type: "heading", attrs: JSON.parse('{"level":2,"__proto__":{"x":1}}') }] },
  },
  "a script as a picture's address": {
    stepType: "replace",
    from: 14,
    to: 14,
    slice: {
      content: [
        { type: "figure", attrs: { src: "javascript:alert(1)" }, content: [{ type: "caption" }, { type: "credit" }] },
      ],
    },
  },
  "a set of marks with something else in it": { stepType: "markSet", steps: [typed] },
  "a set of marks without end": {
    stepType: "markSet",
    steps: Array.from({ length: 1001 }, () => ({ stepType: "addMark", from: 15, to: 18, mark: { type: "em" } })),
  },
  NUL: { ...typed, slice: { content: [{ type: "text", text: "a\0b" }] } },
  "a vertical tab": { ...typed, slice: { content: [{ type: "text", text: "a\u000bb" }] } },
  "half a surrogate": { ...typed, slice: { content: [{ type: "text", text: "\ud800" }] } },
  "a mark on half a character": {
    stepType: "addMark",
    from: woman + 1,
    to: woman + 5,
    mark: { type: "em" },
  },
  "a cut from inside one character to inside another": { stepType: "replace", from: woman + 1, to: woman + 6 },
  "empty text": { ...typed, slice: { content: [{ type: "text", text: "" }] } },
  "deleting the headline's node": { stepType: "replace", from: 0, to: 10 },
  "a gap outside its range": {
    stepType: "replaceAround",
    from: 14,
    to: 20,
    gapFrom: 2,
    gapTo: 900,
    insert: 1,
    slice: { content: [{ type: "blockquote" }] },
    structure: true,
  },
};

function isRefused(error: unknown): boolean {
  return error instanceof AppError && (error.code === "unfit" || error.code === "too-large");
}

for (const [name, step] of Object.entries(hostile)) {
  test(`L5 the firewall refuses ${name}`, () => {
    assert.throws(() => soundBatch(doc, [step]), isRefused);
  });
}

test("L6 the firewall lets through what a keyboard makes", () => {
  assert.equal(soundBatch(doc, [typed]).docs[1]!.textContent.includes("x"), true);
});

test("L6 undoing and redoing marks on words of several looks passes, however often", () => {
  const { superscript, subscript } = schema.marks;
  let now = new AddMarkStep(17, 19, subscript.create()).apply(doc).doc!;
  let next: Step = new AddMarkStep(15, 20, superscript.create());
  for (let turn = 0; turn < 5; turn += 1) {
    const { docs } = soundBatch(now, [next.toJSON()]);
    assert.ok(docs[1]!.eq(next.apply(now).doc!), `turn ${turn}`);
    [now, next] = [docs[1]!, next.invert(now)];
  }
  const again = new AddMarkStep(15, 20, superscript.create());
  assert.deepEqual(again.invert(now).toJSON(), { stepType: "markSet", steps: [] });
  assert.ok(soundBatch(now, [again.invert(now).toJSON()]).docs[1]!.eq(now));
});

test("L4 batches made at one version cannot nest each other's words deeper than an article has", () => {
  const room = newsroom(doc);
  const blocks = { from: 14, to: 14 + doc.child(3).nodeSize };
  let content: unknown[] | undefined;
  for (let depth = 0; depth < 15; depth += 1) content = [{ type: "blockquote", ...(content && { content }) }];
  const wrap = (id: string) =>
    room.run(
      { id, name: id },
      {
        type: "edit-text",
        id,
        version: 0,
        clientId: id,
        steps: [
          {
            stepType: "replaceAround",
            ...blocks,
            gapFrom: blocks.from,
            gapTo: blocks.to,
            insert: 15,
            slice: { content },
            structure: true,
          },
        ],
      },
    );
  assert.equal(wrap("first").length, 1);
  assert.throws(() => wrap("second"), isRefused);
  assert.equal(room.live.state.version, 1);
});

test("L7 every attribute of the schema says what it may hold", () => {
  const types = [...Object.values(schema.nodes), ...Object.values(schema.marks)];
  for (const { name, spec } of types) {
    for (const [attribute, { validate }] of Object.entries(spec.attrs ?? {})) {
      assert.ok(validate !== undefined, `${name}.${attribute}`);
    }
  }
});

test("L8 mutated steps are refused or lead to a sound article that can be undone", () => {
  const random = seededRandom(runSeed());
  console.log(`mutations: seed ${random.seed}`);
  const { "nesting without end": _, ...shallow } = hostile;
  const seeds = [typed, ...Object.values(shallow)];
  let accepted = 0;
  for (let round = 0; round < 2000; round += 1) {
    const step = mutated(random.pick(seeds), random);
    if (typeof step !== "object" || step === null || Array.isArray(step)) continue;
    try {
      const { docs, steps } = soundBatch(doc, [step as Record<string, unknown>]);
      const after = docs.at(-1)!;
      after.check();
      assert.ok(
        Step.fromJSON(schema, JSON.parse(JSON.stringify(steps[0])))
          .invert(doc)
          .apply(after)
          .doc?.eq(doc),
      );
      accepted += 1;
    } catch (error) {
      if (!(error instanceof AppError))
        throw new Error(`seed ${random.seed}: ${JSON.stringify(step)}`, { cause: error });
    }
  }
  assert.ok(accepted > 0, "some mutations are harmless");
});

const odd = [null, -1, 0, 1, 14, 15, 16, 1e9, 0.5, "15", "", [], {}, true, "__proto__", "text", "paragraph", "link"];

function mutated(value: unknown, random: ReturnType<typeof seededRandom>): unknown {
  if (random.chance(0.06)) return random.pick(odd);
  if (Array.isArray(value)) return value.flatMap((item) => (random.chance(0.1) ? [] : [mutated(item, random)]));
  if (typeof value === "number") return random.chance(0.3) ? value + random.below(9) - 4 : value;
  if (typeof value !== "object" || value === null) return value;
  const keeps = (key: string) => key === "stepType" && random.chance(0.9);
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, keeps(key) ? child : mutated(child, random)]),
  );
}
