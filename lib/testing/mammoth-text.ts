/** An article's words as mammoth, which shares nothing with Stet's own readers, finds them in a Word copy. */
import mammoth from "mammoth";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

/** Without the descriptions of pictures and the marks of footnotes; what stands before the first section that is ours. */
export async function mammothText(content: Uint8Array): Promise<string> {
  const styleMap = [
    "p[style-name='Stet Picture'] => !",
    "p[style-name='Stet Section'] => section:fresh",
    "r[style-name='footnote reference'] => !",
    "r => ",
  ];
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(content) }, { styleMap });
  const blocks: string[] = [];
  const read = (parent: DefaultTreeAdapterTypes.ParentNode): boolean =>
    parent.childNodes.every((child) => {
      if (!("tagName" in child)) return true;
      if (child.tagName === "section") return false;
      if (!/^(p|h\d|li)$/.test(child.tagName)) return read(child);
      const words = inlineText(child);
      if (words !== "") blocks.push(words);
      return child.childNodes.every((each) => !("tagName" in each) || !/^(ul|ol)$/.test(each.tagName) || read(each));
    });
  read(parseFragment(value));
  return blocks.join("\n");
}

function inlineText(parent: DefaultTreeAdapterTypes.ParentNode): string {
  return parent.childNodes
    .map((child) => {
      if ("value" in child) return child.value;
      if (!("tagName" in child) || /^(ul|ol)$/.test(child.tagName)) return "";
      return child.tagName === "br" ? "\n" : inlineText(child);
    })
    .join("");
}
