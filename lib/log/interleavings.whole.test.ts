/** Three clients in every order: they agree, claims and all (lib/testing/exploration.ts). */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  annotating,
  deleting,
  Exploration,
  overwriting,
  type Program,
  splitting,
  typing,
  undoing,
} from "../testing/exploration.ts";

const paragraphs = ["Up 65% now.", "Aid fell."];

const programs: Record<string, Program> = {
  "typing at a claim's edges while another deletes across it": [
    [annotating("65%"), typing(" or so", "65%")],
    [deleting("65%", "Aid"), undoing],
    [typing("0.5", "65"), splitting("Up")],
  ],
  "rewriting and undoing the words of a claim while others annotate and join": [
    [overwriting("65%", "84%"), undoing],
    [annotating("65%"), annotating("Aid")],
    [deleting("now", "Aid"), typing(" far", "fell")],
  ],
};

for (const [name, program] of Object.entries(programs)) {
  test(`L3 three clients agree in every order of ${name}`, () => {
    const exploration = new Exploration(paragraphs, program);
    exploration.run();
    console.log(`${name}: ${exploration.states} states, ${exploration.ends} ends`);
    assert.ok(exploration.ends > 100, "orders were followed to their ends");
  });
}
