/**
 * How the first lines of an article are told from its paragraphs. Every pattern is careful rather than clever: a line that is not
 * recognised stays a paragraph, where everybody can see it.
 */

/** "KABUL, AFGHANISTAN", "NEW DELHI, Nov. 3 (PTI)": a place in capitals; or any short one with an agency in brackets behind it. */
const capitals = String.raw`\p{Lu}[\p{Lu}\p{M}'’.]*(?:[ -][\p{Lu}\p{M}'’.]+)*`;
const further = String.raw`(?:, [\p{L}\p{M}\p{N}'’. -]{2,40}?){0,3}`;
const agency = String.raw`(?: ?\([^()\n]{2,40}\))`;
const anyPlace = String.raw`[\p{Lu}\p{Lo}][^\s(),]*(?: [^\s(),]+){0,2}${further}${agency}`;
const place = `(?:${capitals}${further}${agency}?|${anyPlace})`;
const dash = "(?:—|–|―|--|-)";
const runIn = new RegExp(String.raw`^(${place} ?${dash})\s+(?=[^\p{Ll}\s])`, "u");
const aloneOnLine = new RegExp(`^${place}(?: ?${dash})?$`, "u");
const longestDateline = 100;

/** "By Jane Doe and John Roe", "به قلم …", "تحریر: …": a short line that is no sentence. */
const byline =
  /^(?:by:? \p{Lu}|(?:به قلم|بقلم|מאת):? \p{Lo}|(?:نویسنده|گزارشگر|تحریر|لیکوال) ?: ?\p{Lo})[^\n]{1,118}$/iu;
/**
 * Words that begin headlines, too ("گزارش از کابل", "Von Wien nach Rom"): they count only below the headline, and before what may be
 * names alone.
 */
const capitalised = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*`;
const latinNames = `${capitalised}(?:,? (?:${capitalised}|und|et|von|van|de))*`;
const otherNames = String.raw`\p{Lo}[\p{Lo}\p{M}\u200C]*(?:،? \p{Lo}[\p{Lo}\p{M}\u200C]*){0,4}`;
const bylineBelowHeadline = new RegExp(
  `^(?:(?:Von|Par):? ${latinNames}|(?:گزارش(?: از|:)|رپورٹ:) ${otherNames})$`,
  "u",
);
const endOfSentence = /[.!?:;,…]["'”’»)]*$/;
const initialAtEnd = /\b(?:\p{Lu}|Jr|Sr)\.$/u;
const longestByline = 120;
const longestHeadline = 200;

/** How many characters at the start of a paragraph are its dateline, the dash included; 0 for none. */
export function runInDateline(text: string): number {
  const found = runIn.exec(text.slice(0, 2 * longestDateline))?.[1];
  return found !== undefined && found.length <= longestDateline && hasPlaceInCapitalsOrAgency(found) ? found.length : 0;
}

/** A whole line that is a dateline; capitals alone are not enough, a headline may be set in them. */
export function isDateline(text: string): boolean {
  return (
    text.length <= longestDateline &&
    /[—–―,)-]/.test(text) &&
    aloneOnLine.test(text) &&
    hasPlaceInCapitalsOrAgency(text)
  );
}

/** A dateline that cannot be a headline: it ends in a dash or names an agency. */
export function isSureDateline(text: string): boolean {
  return /[—–―)-]$/.test(text) && isDateline(text);
}

/** Three capitals at least: "UN – The …" and "U.S. – The …" begin sentences. */
function hasPlaceInCapitalsOrAgency(text: string): boolean {
  const first = text.split(/[,(—–-]/, 1)[0]!;
  return (first.match(/\p{Lu}/gu)?.length ?? 0) > 2 || text.includes("(");
}

export function isByline(text: string): boolean {
  return byline.test(text) && (!endOfSentence.test(text) || initialAtEnd.test(text));
}

export function isBylineBelowHeadline(text: string): boolean {
  return text.length <= longestByline && bylineBelowHeadline.test(text);
}

export function isHeadline(text: string): boolean {
  return text.length <= longestHeadline && !text.includes("\n") && !/[.:;,]["'”’»)]*$/.test(text);
}
