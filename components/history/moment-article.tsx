/** An article's text at one moment, for reading: the blocks of a copy in the clothes of the desk's article. */
import { createElement, type ReactNode } from "react";
import type { Block, Cell, Run } from "#lib/export/copy-blocks.ts";
import type { ClaimView } from "#lib/log/claim-view.ts";

/** Claims by number. */
type Claims = ReadonlyMap<number, ClaimView>;

export function MomentArticle({ blocks, claims }: { blocks: readonly Block[]; claims: readonly ClaimView[] }) {
  const known = new Map(claims.map((claim) => [claim.number, claim]));
  return (
    <div className="article">
      <div className="ProseMirror">
        <Blocks blocks={blocks} claims={known} />
      </div>
    </div>
  );
}

function Blocks({ blocks, claims }: { blocks: readonly Block[]; claims: Claims }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never changed
  return blocks.map((block, index) => <OneBlock key={index} block={block} claims={claims} />);
}

function OneBlock({ block, claims }: { block: Block; claims: Claims }): ReactNode {
  switch (block.kind) {
    case "heading":
      return line(`h${block.level}`, block.runs, claims);
    case "quote":
      return (
        <blockquote dir="auto">
          <Blocks blocks={block.blocks} claims={claims} />
        </blockquote>
      );
    case "list": {
      const items = block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never changed
        <li key={index} dir="auto">
          <Blocks blocks={item} claims={claims} />
        </li>
      ));
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul dir="auto">{items}</ul>;
    }
    case "figure":
      return (
        <figure data-node="figure" data-alt={block.alt}>
          <Blocks blocks={block.blocks} claims={claims} />
        </figure>
      );
    case "table":
      return <Table rows={block.rows} claims={claims} />;
    case "rule":
      return <hr />;
    case "paragraph":
      return line("p", block.runs, claims);
    default:
      if (block.runs.length === 0) return null;
      return line(block.kind === "headline" ? "h2" : "p", block.runs, claims, { "data-node": block.kind });
  }
}

function Table({ rows, claims }: { rows: readonly (readonly Cell[])[]; claims: Claims }) {
  return (
    <table>
      <tbody>
        {rows.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never changed
          <tr key={place}>
            {row.map(({ header, colspan, rowspan, blocks }, index) =>
              createElement(
                header ? "th" : "td",
                { key: index, colSpan: colspan, rowSpan: rowspan },
                <Blocks blocks={blocks} claims={claims} />,
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function line(tag: string, runs: readonly Run[], claims: Claims, more: Record<string, string> = {}): ReactNode {
  const begun = runs.flatMap(({ starts }) => starts);
  const numbers = begun.length === 0 ? {} : { "data-claims": begun.join(" ") };
  // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never changed
  const words = runs.map((run, index) => <Words key={index} run={run} claims={claims} />);
  return createElement(tag, { dir: "auto", ...numbers, ...more }, ...words);
}

function Words({ run, claims }: { run: Run; claims: Claims }) {
  const { em, strong, shift } = run.marks;
  let words: ReactNode = run.kind === "break" ? <br /> : run.text;
  if (em) words = <em>{words}</em>;
  if (strong) words = <strong>{words}</strong>;
  if (shift !== null) words = shift === "superscript" ? <sup>{words}</sup> : <sub>{words}</sub>;
  // The innermost claim is the link: a link in a link is none.
  run.claims.toReversed().forEach((number, index) => {
    const className = `claim claim-${claims.get(number)?.tone ?? "grey"}`;
    const style = { "--claim-depth": run.claims.length - 1 - index } as Record<string, number>;
    words = createElement(
      index === 0 ? "a" : "span",
      { className, style, ...(index === 0 && { href: `#claim-${number}` }) },
      words,
    );
  });
  return words;
}
