/**
 * The words of a note, drawn from the tree of lib/evidence/note-markdown.ts, with the names it mentions in stronger type. Links open
 * elsewhere and tell nothing about us.
 */
import { createContext, Fragment, type ReactNode, useContext, useMemo } from "react";
import type { Person } from "#lib/article/article.ts";
import { namesIn } from "#lib/evidence/mentions.ts";
import { type NoteBlock, type NoteInline, parseNote } from "#lib/evidence/note-markdown.ts";

const nobody: readonly string[] = [];
const Names = createContext(nobody);

export function NoteText({ body, mentions }: { body: string; mentions: readonly Person[] }) {
  const blocks = useMemo(() => parseNote(body), [body]);
  const names = useMemo(() => mentions.map(({ name }) => name), [mentions]);
  return (
    <Names value={names}>
      <div dir="auto" className="space-y-1.5 text-base wrap-anywhere">
        {blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parsed anew as a whole, nothing in it has a state of its own
          <Block key={index} block={block} />
        ))}
      </div>
    </Names>
  );
}

function Plain({ text }: { text: string }) {
  return <WithNames text={text} names={useContext(Names)} />;
}

/** A name keeps its "@" beside it in a line that runs the other way, and does not say which way the line runs. */
export function WithNames({ text, names: known }: { text: string; names: readonly string[] }) {
  const names = namesIn(text, known);
  const ends = [0, ...names.map(({ to }) => to)];
  return (
    <>
      {names.map(({ from, to }, index) => (
        <Fragment key={from}>
          {text.slice(ends[index], from)}
          <bdi data-mention className="font-semibold">
            {text.slice(from, to)}
          </bdi>
        </Fragment>
      ))}
      {text.slice(ends.at(-1))}
    </>
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
      return <Plain text={node.text} />;
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
