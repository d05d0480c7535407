/** The two ways to look at a history: what was done, and how the article stood. */
import { SegmentedLinks } from "#components/ui/segmented-links.tsx";

export function HistoryTabs({ articleId, current }: { articleId: string; current: "entries" | "moment" }) {
  const here = `/articles/${articleId}/history`;
  return (
    <div className="print:hidden">
      <SegmentedLinks
        label="History"
        links={[
          { href: here, label: "What was done", current: current === "entries" },
          { href: `${here}/moment`, label: "How it stood", current: current === "moment" },
        ]}
      />
    </div>
  );
}
