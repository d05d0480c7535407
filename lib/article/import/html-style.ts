/** The few declarations of a style attribute that say something about the words: are they shown, are they emphasised. */

export type Declarations = ReadonlyMap<string, string>;

const none: Declarations = new Map();

export function declarationsOf(style: string | undefined): Declarations {
  if (style === undefined || style === "") return none;
  const declarations = new Map<string, string>();
  for (const declaration of style.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).replace("!important", "");
    declarations.set(name, value.trim().toLowerCase());
  }
  return declarations;
}

export function isHiddenBy(style: Declarations): boolean {
  return style.get("display") === "none" || style.get("visibility") === "hidden" || style.get("mso-hide") === "all";
}

/** True or false where the style says so, null where it says nothing. */
export function isBold(style: Declarations): boolean | null {
  const weight = style.get("font-weight");
  if (weight === undefined) return null;
  if (/^(bold|bolder|[6-9]\d\d)$/.test(weight)) return true;
  return /^(normal|lighter|[1-5]\d\d)$/.test(weight) ? false : null;
}

export function isItalic(style: Declarations): boolean | null {
  const value = style.get("font-style");
  if (value === undefined) return null;
  if (/^(italic|oblique)/.test(value)) return true;
  return value === "normal" ? false : null;
}

export function raisedBy(style: Declarations): "superscript" | "subscript" | null {
  const value = style.get("vertical-align");
  if (value === "super") return "superscript";
  return value === "sub" ? "subscript" : null;
}
