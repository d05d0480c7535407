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
  return writeCursorOf([at, id]);
}

export function readCursor(text: string | undefined): Cursor | null {
  const read = readCursorAs(ended, text);
  return read && { at: read[0], id: read[1] };
}

/** For lists that run by something else. */
export function writeCursorOf(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

export function readCursorAs<S extends z.ZodType>(place: S, text: string | undefined): z.output<S> | null {
  if (text === undefined) return null;
  const parsed = place.safeParse(parsedJson(Buffer.from(text, "base64url").toString("utf8")));
  if (!parsed.success) throw new AppError("malformed", "cursor: take it from `next` of the page before.");
  return parsed.data;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
