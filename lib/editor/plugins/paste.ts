/** What comes in by paste and drop: cleaned before it is parsed, and flattened where a block takes only words. */
import { Fragment, type Node, type NodeType, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { schema } from "../../article/schema.ts";

/** `clean` is the import's own cleaning of pasted HTML, string to string. */
export function pastePlugin(clean: (html: string) => string): Plugin {
  return new Plugin({
    props: {
      // ProseMirror copies <style> into the page while parsing; the page's policy forbids it.
      transformPastedHTML: (html) => clean(html.replace(/<style\b[\s\S]*?(<\/style\s*>|$)/gi, "")),
      transformPasted(slice, view) {
        const { parent } = view.state.selection.$from;
        return takesOnlyWords(parent.type) ? flattened(slice, parent.type) : slice;
      },
    },
  });
}

/** Headline, byline, dateline, caption, credit: one line of words each. */
export function takesOnlyWords(type: NodeType): boolean {
  return type.isTextblock && type !== schema.nodes.paragraph && type !== schema.nodes.heading;
}

function flattened(slice: Slice, type: NodeType): Slice {
  const inline: Node[] = [];
  slice.content.descendants((node) => {
    if (node.isTextblock && inline.length > 0) inline.push(schema.text(" "));
    if (node.isText) inline.push(node.mark(type.allowedMarks(node.marks)));
    else if (node.isLeaf && node.isInline) inline.push(schema.text(" "));
    return true;
  });
  return new Slice(Fragment.fromArray(inline), 0, 0);
}
