/**
 * The one place that says which links may be stored and followed. Returns the link as it may be stored, or null.
 * Control characters and blanks are refused rather than cleaned: browsers ignore some of them inside a scheme.
 */
const safeProtocols = new Set(["http:", "https:", "mailto:", "tel:"]);
const longestLink = 4096;

export function safeUrl(link: string): string | null {
  const trimmed = link.trim();
  if (trimmed === "" || trimmed.length > longestLink || /[\p{Cc}\p{Zs}]/u.test(trimmed) || !trimmed.isWellFormed())
    return null;
  if (!URL.canParse(trimmed)) return null;
  return safeProtocols.has(new URL(trimmed).protocol) ? trimmed : null;
}
