/**
 * Characters of the fonts that draw Greek letters, arrows and check marks in place of the letters of the alphabet, as what they
 * show. A number of the private area (F000 and above) is the font's own number.
 */
const symbolFont = tableOf(0x20, [
  " !∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
]);
const symbolFontUpper = tableOf(0xa0, [
  "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
  "\u25A1〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
]);
const wingdings = new Map<number, string>(
  Object.entries({
    40: "☎",
    42: "✉",
    70: "☞",
    74: "☺",
    76: "☹",
    108: "●",
    110: "■",
    111: "☐",
    113: "❑",
    118: "❖",
    159: "•",
    167: "▪",
    168: "☐",
    216: "➢",
    223: "←",
    224: "→",
    225: "↑",
    226: "↓",
    251: "✗",
    252: "✓",
    253: "☒",
    254: "☑",
  }).map(([code, character]) => [Number(code), character]),
);

/** Null when it is not known what the character looks like. */
export function symbolOf(font: string, hexadecimal: string): string | null {
  const code = Number.parseInt(hexadecimal, 16);
  if (!(code >= 0x20 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return null;
  const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (/^symbol$/i.test(font)) return symbolFont.get(own) ?? symbolFontUpper.get(own) ?? null;
  if (/^wingdings$/i.test(font)) return wingdings.get(own) ?? null;
  return code >= 0xe000 && code <= 0xf8ff ? null : String.fromCodePoint(code);
}

function tableOf(first: number, lines: readonly string[]): Map<number, string> {
  return new Map([...lines.join("")].map((character, index) => [first + index, character]));
}
