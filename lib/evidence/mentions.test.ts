import assert from "node:assert/strict";
import { test } from "node:test";
import { mentionedIn, nameAt, namesIn, offered } from "./mentions.ts";

const person = (id: string, name: string) => ({ id, name });
const ingrid = person("i", "Ingrid Solberg");
const ann = person("a", "Ann");
const annLee = person("al", "Ann Lee");
const nobody: ReadonlySet<string> = new Set();

/** The caret is where the bar stands. */
function typedAt(text: string): string | null {
  const caret = text.indexOf("|");
  return nameAt(text.replace("|", ""), caret)?.typed ?? null;
}

test("a name is being typed from its @ to the caret", () => {
  assert.equal(typedAt("@|"), "");
  assert.equal(typedAt("Ask @ing|"), "ing");
  assert.equal(typedAt("Ask @Ingrid Sol| about it"), "Ingrid Sol");
  assert.equal(typedAt("(@O’Neil-Smith|"), "O’Neil-Smith");
  assert.equal(typedAt("از @نادیا|"), "نادیا");
  assert.deepEqual(nameAt("Ask @ing", 8), { from: 4, to: 8, typed: "ing" });
});

test("an e-mail address, another line and what stands behind the caret are no name", () => {
  for (const text of ["tom@ing|", "a.b@ing|", "@ing\n|", "|@ing", "Ask ing|"]) assert.equal(typedAt(text), null, text);
});

test("people are offered by the beginning of their name or of a later part of it", () => {
  const people = [ingrid, ann, annLee];
  assert.deepEqual(offered(people, ""), people);
  assert.deepEqual(offered(people, "SOL"), [ingrid]);
  assert.deepEqual(offered(people, "Ingrid s"), [ingrid]);
  assert.deepEqual(offered(people, "ngrid"), []);
  assert.deepEqual(offered(people, "Ingrid Solberg "), [], "who goes on writing is not offered the name again");
});

test("of two names that begin alike the longer one is meant, and a longer word is no name", () => {
  const found = (words: string) => namesIn(words, ["Ann", "Ann Lee"]).map(({ name }) => name);
  assert.deepEqual(found("@Ann Lee and @Ann, please"), ["Ann Lee", "Ann"]);
  assert.deepEqual(found("@Anna tom@Ann @ann"), []);
  assert.deepEqual(namesIn("Hm @Ann.", ["Ann"]), [{ from: 3, to: 7, name: "Ann" }]);
  assert.deepEqual(namesIn("@A (b) [c]", ["A (b)", ".*"]), [{ from: 0, to: 6, name: "A (b)" }]);
});

test("of people with one name the chosen one is meant, where none was chosen each of them", () => {
  const other = person("a2", "Ann");
  const ids = (words: string, chosen: ReadonlySet<string>) =>
    mentionedIn(words, [ann, other, ingrid], chosen).map(({ id }) => id);
  assert.deepEqual(ids("@Ann @Ingrid Solberg", nobody), ["a", "a2", "i"]);
  assert.deepEqual(ids("@Ann @Ingrid Solberg", new Set(["a2"])), ["a2", "i"]);
  assert.deepEqual(ids("Nobody", new Set(["a2"])), []);
});
