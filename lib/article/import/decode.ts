/** The characters of bytes that come in. */

const looked = 4096;

/**
 * Of a page, as browsers find them: by a mark at the start, what the server said, what the page says in its first kilobytes; else as of
 * any text. `contentType` is the header's line; empty for a file.
 */
export function decodePage(bytes: Uint8Array, contentType = ""): string {
  const named = [markOf(bytes), charsetOf(contentType), charsetOf(declaredIn(bytes))];
  for (const charset of named) {
    const decoder = charset === null ? null : decoderOf(charset);
    if (decoder !== null) return decoder.decode(bytes);
  }
  return decodeText(bytes);
}

/** UTF-8, or UTF-16 when its mark stands first, else what old Windows programs write. */
export function decodeText(bytes: Uint8Array): string {
  const mark = markOf(bytes);
  if (mark !== null) return new TextDecoder(mark).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder("windows-1252").decode(bytes);
    throw error;
  }
}

function markOf([first, second, third]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : null;
}

function charsetOf(line: string): string | null {
  return /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(line)?.[1]?.toLowerCase() ?? null;
}

/** A page whose first bytes can be read as this is not in UTF-16, whatever it says. */
function declaredIn(bytes: Uint8Array): string {
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, looked));
  const declared = /<meta\s[^>]*charset\s*=[^>]*>|<\?xml\s[^>]*\bencoding\s*=[^>]*>/i.exec(start)?.[0] ?? "";
  return declared.replace(/\bencoding\s*=/i, "charset=").replace(/utf-16(le|be)?/i, "utf-8");
}

function decoderOf(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
