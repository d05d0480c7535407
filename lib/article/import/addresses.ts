/** The addresses in what somebody wrote: links, and addresses that are typed out. Safe ones only, each once. */
import { foldWords } from "../document-text.ts";
import { safeUrl } from "../safe-url.ts";
import type { Said } from "./remark.ts";

const typed = /(?<![\p{L}\p{N}])https?:\/\/[^\s<>"«»“”]+/giu;
const afterwards = /[.,;:!?'’)\]*_`…،؛؟。]$/;
const longest = 4096;

/** `links` are those the file marks as such, with the words they stand on. */
export function addressesIn(text: string, links: readonly { href: string; title: string }[]): Said["links"] {
  const found = new Map<string, string>();
  for (const { href, title } of [...links, ...typedAddresses(text).map((href) => ({ href, title: "" }))]) {
    const safe = safeUrl(href);
    if (safe === null) continue;
    const words = foldWords(title);
    if (!found.get(safe)) found.set(safe, words === safe ? "" : words);
  }
  return [...found].map(([href, title]) => ({ href, title }));
}

function typedAddresses(text: string): string[] {
  return [...text.matchAll(typed)].map(([address]) => withoutStops(address.slice(0, longest)));
}

/** A bracket stays where the address opened it. */
function withoutStops(address: string): string {
  let end = address.length;
  while (afterwards.test(address.slice(0, end).slice(-1))) {
    if (
      address[end - 1] === ")" &&
      address.slice(0, end).split("(").length >= address.slice(0, end).split(")").length
    ) {
      break;
    }
    end -= 1;
  }
  return address.slice(0, end);
}
