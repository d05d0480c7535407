/** What must hold when everybody has everything: one text, one set of claims, also in a copy; nothing that was typed is nowhere. */
import assert from "node:assert/strict";
import { documentText } from "#lib/article/document-text.ts";
import { rangeOf } from "#lib/claim/range.ts";
import { deskClaims } from "#lib/editor/plugins/claims.ts";
import { type AnnotatedCopy, annotatedCopy } from "#lib/export/annotated-copy.ts";
import type { ArticleState } from "#lib/log/article-state.ts";
import { assertConverged, assertTrueWords } from "#lib/testing/newsroom.ts";
import type { FuzzRoom } from "./fuzz-room.ts";

/** In words; empty when all is well. */
export function findFaults({ room, stock, ledger }: FuzzRoom, copyOf = checkingCopy): string[] {
  const newsroom = room.net.room;
  const { state } = newsroom.live;
  const rescued = room.desks.flatMap((desk) => desk.read().rescued.map(({ text }) => text));
  const ids = room.net.accepted.map(({ id }) => id);
  return [
    ...failure(() => assertConverged(newsroom, stock, "the programs")),
    ...failure(() => room.assertSame()),
    ...failure(() => assertTrueWords(state, "the server")),
    ...failure(() => assert.equal(new Set(ids).size, ids.length, "a command was carried out twice")),
    ...failure(() => {
      const copy = copyOf(state);
      assertCopy(copy, state);
      for (const desk of room.desks) {
        assert.deepEqual(copyOf(deskClaims(desk.editorState()).confirmed).claims, copy.claims, "copies differ");
      }
    }),
    ...ledger.faults(newsroom.log, rescued),
  ];
}

function failure(check: () => void): string[] {
  try {
    check();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

export function checkingCopy(state: ArticleState): AnnotatedCopy {
  const reader = { id: "reader", name: "Reader", role: "editor" as const };
  const context = { reader, now: "2026-01-01T00:00:00.000Z", zone: "UTC", house: "", history: [] };
  return annotatedCopy(state, "checking", context).copy;
}

/** The copy has the article's words, and each claim of the article on its words. */
function assertCopy(copy: AnnotatedCopy, state: ArticleState): void {
  assert.equal(copy.text, documentText(state.doc), "the copy has the article's words");
  const claims = [...state.claims.values()].filter(({ withdrawn }) => withdrawn === null);
  assert.deepEqual(
    copy.claims.map(({ number }) => number).sort((a, b) => a - b),
    claims.map(({ number }) => number).sort((a, b) => a - b),
    "the copy has every claim once",
  );
  for (const claim of claims) {
    const copied = copy.claims.find(({ number }) => number === claim.number)!;
    const range = rangeOf(state.ranges, claim.id)!;
    assert.equal(copied.range !== null, range.from < range.to, `claim ${claim.number} is placed as in the article`);
    assert.equal(copied.words, claim.words, `claim ${claim.number} has its words in the copy`);
  }
}
