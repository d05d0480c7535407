import assert from "node:assert/strict";
import { test } from "node:test";
import { amina, claimForTest } from "./claim-for-test.ts";
import { type Grouping, groupClaims, inOrder } from "./group-claims.ts";

type Citations = ReturnType<typeof claimForTest>["citations"];
const cited = (...sources: [id: string, title: string][]) =>
  sources.map(([id, title]) => ({
    id: `c-${id}`,
    source: { id, title, link: null },
    alias: "",
  })) as unknown as Citations;
const masked = [{ id: "c-m", source: null, alias: "An official" }] as unknown as Citations;

const claims = [
  claimForTest({ number: 1, kind: "money", citations: cited(["a", "Report"], ["b", "Register"]) }),
  claimForTest({ number: 2, kind: "number", assignee: amina, citations: masked }),
  claimForTest({ number: 3, kind: "money", citations: cited(["b", "Register"], ["b", "Register"]) }),
  claimForTest({ number: 4, kind: "other", placed: false }),
];

function grouped(grouping: Grouping): [string, number[]][] {
  const paragraphOf = ({ number, placed }: (typeof claims)[number]) =>
    placed ? { key: String(number % 2), heading: `Paragraph ${number % 2}` } : null;
  return groupClaims(claims, grouping, paragraphOf).map((group) => [
    group.heading,
    group.claims.map(({ number }) => number),
  ]);
}

test("without grouping there is one group of all; by kind, assignee and paragraph each claim stands once", () => {
  assert.deepEqual(grouped("none"), [["", [1, 2, 3, 4]]]);
  assert.deepEqual(grouped("kind"), [
    ["Money", [1, 3]],
    ["Number", [2]],
    ["Other", [4]],
  ]);
  assert.deepEqual(grouped("assignee"), [
    ["Assigned to nobody", [1, 3, 4]],
    ["Amina", [2]],
  ]);
  assert.deepEqual(grouped("paragraph"), [
    ["Paragraph 1", [1, 3]],
    ["Paragraph 0", [2]],
    ["Unplaced", [4]],
  ]);
});

test("a claim stands under each of its sources once, a masked one under its alias; going through them meets each claim once", () => {
  assert.deepEqual(grouped("source"), [
    ["Report", [1]],
    ["Register", [1, 3]],
    ["An official", [2]],
    ["Without a source", [4]],
  ]);
  const order = inOrder(groupClaims(claims, "source", () => null));
  assert.deepEqual(
    order.map(({ number }) => number),
    [1, 3, 2, 4],
  );
});
