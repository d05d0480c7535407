/** A citation as it is read: the source or what stands for it, then stance, pinpoint and the words quoted. */
import { CircleHelp, EyeOff, Lock, ThumbsDown, ThumbsUp, Waypoints } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { safeUrl } from "#lib/article/safe-url.ts";
import type { Relation } from "#lib/evidence/evidence.ts";
import type { CitationView } from "#lib/log/claim-view.ts";
import { accessLabels, rankLabels, relationLabels, sourceIcons } from "./evidence-labels.ts";
import { OutLink } from "./note-text.tsx";

const stances = {
  supports: { tone: "green", icon: ThumbsUp },
  contradicts: { tone: "red", icon: ThumbsDown },
  context: { tone: "grey", icon: Waypoints },
  "to-check": { tone: "orange", icon: CircleHelp },
} as const;

export function SourceLine({ citation: { source, alias } }: { citation: CitationView }) {
  const Icon = source ? sourceIcons[source.type] : EyeOff;
  const about = source
    ? [source.author, source.publisher, source.published, source.origin && `rests on ${source.origin}`]
        .filter(Boolean)
        .join(", ")
    : "";
  const name = source ? source.title || source.link || "Untitled" : alias || "confidential source";
  const href = source?.link ? safeUrl(source.link) : null;
  return (
    <div className="flex min-w-0 flex-1 items-start gap-2">
      <Icon aria-hidden className="mt-1 size-4 shrink-0 text-ink-soft" />
      <div className="min-w-0">
        <p dir="auto" className="font-medium wrap-anywhere">
          {href === null ? name : <OutLink href={href}>{name}</OutLink>}
        </p>
        {about ? (
          <p dir="auto" className="text-xs text-ink-soft">
            {about}
          </p>
        ) : null}
        {source === null ? <p className="text-xs text-ink-soft">Named to others only</p> : null}
        {source && source.access !== "public" ? (
          <p className="mt-0.5 flex items-center gap-1 text-xs text-ink-soft">
            <Lock aria-hidden className="size-3" />
            {accessLabels[source.access]}
            {source.alias ? <span dir="auto">· shown to others as “{source.alias}”</span> : null}
          </p>
        ) : null}
      </div>
    </div>
  );
}

export function CitationFacts({ citation }: { citation: CitationView }) {
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-soft">
        <Stance relation={citation.relation} />
        <span>{rankLabels[citation.rank]}</span>
        {citation.locator ? <span dir="auto">{citation.locator}</span> : null}
        {citation.consultedOn ? <span>consulted {citation.consultedOn}</span> : null}
        <span>{citation.by.name}</span>
      </div>
      {citation.passage ? (
        <blockquote dir="auto" className="border-s-2 border-line-strong ps-2.5 font-serif text-base wrap-anywhere">
          {citation.passage}
        </blockquote>
      ) : null}
    </>
  );
}

function Stance({ relation }: { relation: Relation }) {
  const { tone, icon: Icon } = stances[relation];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {relationLabels[relation]}
    </Badge>
  );
}
