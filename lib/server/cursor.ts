/** Where a page of a list ended, as text that means nothing to its holder. */
import "server-only";
import { z } from "zod";
import { AppError } from "../app-error.ts";

const ended = z.tuple([z.iso.datetime(), z.string().max(64)]);

export interface Cursor {
  at: string;
  id: string;
}

export function writeCursor({ at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([at, id])).toString("base64url");
}

export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  const parsed = ended.safeParse(parsedJson(Buffer.from(text, "base64url").toString("utf8")));
  if (!parsed.success) throw new AppError("malformed", "cursor: take it from `next` of the page before.");
  const [at, id] = parsed.data;
  return { at, id };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
