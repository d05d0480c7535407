/**
 * What is cut and what is new, each in its place. Told apart without colour: cut words are struck through, new ones underlined, and
 * both say so to screen readers. Long stretches that are the same are folded away.
 */
import type { DiffLine } from "#lib/article/text-diff.ts";

/** Lines around a change that stay open. */
const around = 1;

export function DiffView({ lines }: { lines: readonly DiffLine[] }) {
  const stretches = stretchesOf(lines);
  if (stretches.every(({ same }) => same)) return <p className="text-ink-soft">The words are the same.</p>;
  return (
    <div className="space-y-3 font-serif text-lg leading-relaxed">
      {stretches.map(({ from, same, lines: ofStretch }) =>
        same && ofStretch.length > 1 ? (
          <details key={from}>
            <summary className="cursor-pointer font-sans text-sm text-ink-soft">
              {ofStretch.length} paragraphs are the same
            </summary>
            <Lines lines={ofStretch} first={from} />
          </details>
        ) : (
          <Lines key={from} lines={ofStretch} first={from} />
        ),
      )}
    </div>
  );
}

function Lines({ lines, first }: { lines: readonly DiffLine[]; first: number }) {
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, never changed
    <p key={first + index} dir="auto" className="not-first:mt-3 wrap-anywhere whitespace-pre-wrap">
      {line.map(({ kind, text }, place) => {
        const key = `${place} ${kind}`;
        if (kind === "cut") return <Cut key={key} text={text} />;
        return kind === "new" ? <New key={key} text={text} /> : <span key={key}>{text}</span>;
      })}
    </p>
  ));
}

export function Cut({ text }: { text: string }) {
  return (
    <del className="rounded-xs bg-red-soft text-red line-through decoration-2">
      <Aside> cut: </Aside>
      {text}
      <Aside> end of cut </Aside>
    </del>
  );
}

export function New({ text }: { text: string }) {
  return (
    <ins className="rounded-xs bg-green-soft text-green underline decoration-2 underline-offset-3">
      <Aside> new: </Aside>
      {text}
      <Aside> end of new </Aside>
    </ins>
  );
}

/** For screen readers. Its own direction keeps it out of the line's: else English words would turn a line of another script. */
function Aside({ children }: { children: string }) {
  return (
    <span dir="ltr" className="sr-only">
      {children}
    </span>
  );
}

interface Stretch {
  /** Its first line's place: what it is known by. */
  from: number;
  same: boolean;
  lines: readonly DiffLine[];
}

function stretchesOf(lines: readonly DiffLine[]): Stretch[] {
  const changes = lines.flatMap((line, index) => (isSame(line) ? [] : [index]));
  const near = (index: number) => changes.some((change) => Math.abs(change - index) <= around);
  const stretches: { from: number; same: boolean; lines: DiffLine[] }[] = [];
  lines.forEach((line, from) => {
    const same = !near(from);
    const last = stretches.at(-1);
    if (last?.same === same) last.lines.push(line);
    else stretches.push({ from, same, lines: [line] });
  });
  return stretches;
}

function isSame(line: DiffLine): boolean {
  return line.every(({ kind }) => kind === "same");
}
