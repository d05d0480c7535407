/** The words of a note, drawn from the tree of lib/evidence/note-markdown.ts. Links open elsewhere and tell nothing about us. */
import { Fragment, type ReactNode, useMemo } from "react";
import { type NoteBlock, type NoteInline, parseNote } from "#lib/evidence/note-markdown.ts";

export function NoteText({ body }: { body: string }) {
  const blocks = useMemo(() => parseNote(body), [body]);
  return (
    <div dir="auto" className="space-y-1.5 text-base wrap-anywhere">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parsed anew as a whole, nothing in it has a state of its own
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: NoteBlock }) {
  if (block.type === "paragraph") return <p dir="auto">{inline(block.children)}</p>;
  const List = block.ordered ? "ol" : "ul";
  return (
    <List className={block.ordered ? "list-decimal ps-5" : "list-disc ps-5"}>
      {block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <li key={index}>{inline(item)}</li>
      ))}
    </List>
  );
}

function inline(nodes: readonly NoteInline[]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: as above
  return nodes.map((node, index) => <Fragment key={index}>{drawn(node)}</Fragment>);
}

function drawn(node: NoteInline): ReactNode {
  switch (node.type) {
    case "text":
      return node.text;
    case "break":
      return <br />;
    case "code":
      return <code className="rounded bg-sunken px-1 py-px text-[0.9em]">{node.text}</code>;
    case "strong":
      return <strong>{inline(node.children)}</strong>;
    case "em":
      return <em>{inline(node.children)}</em>;
    case "link":
      return <OutLink href={node.href}>{inline(node.children)}</OutLink>;
  }
}

/** A link out of the house. `href` must have passed `safeUrl`. */
export function OutLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="underline decoration-line-strong underline-offset-2 hover:decoration-current"
    >
      {children}
    </a>
  );
}
