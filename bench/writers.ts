/** People who type into one article at the same time: each sends one letter at a version all of them have seen. */
import { randomUUID } from "node:crypto";
import { Node } from "prosemirror-model";
import { textBlocks } from "#lib/article/document-text.ts";
import { schema } from "#lib/article/schema.ts";
import type { Principal } from "#lib/policy/can.ts";
import { executeCommand } from "#lib/server/execute-command.ts";
import { readArticle } from "#lib/server/read-article.ts";
import type { TestHouse } from "#lib/testing/house.ts";
import type { LongArticle } from "./fill-house.ts";

interface Writer {
  clientId: string;
  /** Where this person types, at the version last seen. */
  at: number;
}

export class Writers {
  readonly #by: Principal;
  readonly #articleId: string;
  readonly #writers: readonly Writer[];
  #version: number;

  private constructor(by: Principal, articleId: string, version: number, writers: readonly Writer[]) {
    this.#by = by;
    this.#articleId = articleId;
    this.#version = version;
    this.#writers = writers;
  }

  /** Spread evenly over the article, from its middle for one alone. */
  static async join(house: TestHouse, article: LongArticle, count: number): Promise<Writers> {
    const { editor } = house.people;
    const { doc, version } = await readArticle(editor, article.id);
    const blocks = textBlocks(Node.fromJSON(schema, doc)).filter(({ text }) => text.length > 100);
    const writers: Writer[] = [];
    for (let index = 0; index < count; index += 1) {
      const block = blocks[Math.floor(((index + 0.5) * blocks.length) / count)]!;
      writers.push({ clientId: await house.clientOf(editor, article.id), at: block.start + 20 });
    }
    return new Writers(editor, article.id, version, writers);
  }

  /** Everybody one letter, all at the version that all have seen. */
  async typeAll(): Promise<void> {
    const answers = await Promise.all(this.#writers.map((writer) => this.#type(writer)));
    this.#version = Math.max(...answers.map(({ version }) => version));
    // The letters of those who type before one move one's place.
    this.#writers.forEach((writer, index) => {
      writer.at += index + 1;
    });
  }

  #type({ clientId, at }: Writer) {
    const slice = { content: [{ type: "text", text: "e" }] };
    const steps = [{ stepType: "replace", from: at, to: at, slice }];
    const command = { id: randomUUID(), type: "edit-text", version: this.#version, clientId, steps };
    return executeCommand(this.#by, this.#articleId, command);
  }
}
