"use client";
/** Sources as rows: what each is, who may see it, what rests on it. */
import { EyeOff, Lock, Pencil } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { safeUrl } from "#lib/article/safe-url.ts";
import type { SourceAccess } from "#lib/evidence/evidence.ts";
import { canSeeField, type Principal } from "#lib/policy/can.ts";
import { accessLabels, relationLabels, sourceIcons, sourceTypeLabels } from "../evidence/evidence-labels.ts";
import type { ListedPerson } from "../people/people-list.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { useAnnounce } from "../ui/live-region.tsx";
import { ContactLog } from "./contact-log.tsx";
import { EditSource } from "./edit-source.tsx";
import { aboutOf, type ListedSource, nameOf, type RestingClaim } from "./listed-source.ts";

export function SourceList({
  sources,
  me,
  people,
  mayEdit,
}: {
  sources: readonly ListedSource[];
  me: Principal;
  people: readonly ListedPerson[];
  mayEdit: boolean;
}) {
  const router = useRouter();
  const announce = useAnnounce();
  const [edited, setEdited] = useState<ListedSource | null>(null);
  return (
    <>
      <ul className="overflow-hidden rounded-lg border border-line bg-raised">
        {sources.map((source) => (
          <SourceRow
            key={source.id}
            source={source}
            seesQueries={canSeeField(me, "query")}
            onEdit={mayEdit ? () => setEdited(source) : undefined}
          />
        ))}
      </ul>
      {edited === null ? null : (
        <EditSource
          key={edited.id}
          source={edited}
          me={me}
          people={people}
          onClose={() => setEdited(null)}
          onSaved={() => {
            setEdited(null);
            announce("The source was changed wherever it is cited");
            router.refresh();
          }}
        />
      )}
    </>
  );
}

function SourceRow({
  source,
  seesQueries,
  onEdit,
}: {
  source: ListedSource;
  seesQueries: boolean;
  onEdit: (() => void) | undefined;
}) {
  const Icon = sourceIcons[source.type];
  const about = aboutOf(source);
  return (
    <li className="flex gap-3 border-line px-4 py-3.5 not-first:border-t">
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-soft" />
      <div className="min-w-0 flex-1">
        <h2 className="font-medium wrap-anywhere">
          <bdi>{nameOf(source)}</bdi>
        </h2>
        <p className="text-sm text-ink-soft">
          {sourceTypeLabels[source.type]}
          {about === "" ? null : (
            <>
              {" · "}
              <bdi>{about}</bdi>
            </>
          )}
          {source.origin === "" ? null : (
            <>
              {" · rests on "}
              <bdi>{source.origin}</bdi>
            </>
          )}
          <SourceLink link={source.link} />
        </p>
        <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm empty:hidden">
          <AccessBadge access={source.access} />
          {source.access !== "public" && source.alias !== "" ? (
            <span className="text-ink-soft">
              shown to others as “<bdi>{source.alias}</bdi>”
            </span>
          ) : null}
        </p>
        <RestingClaims claims={source.claims} />
        {seesQueries ? <ContactLog sourceId={source.id} /> : null}
      </div>
      {onEdit === undefined ? null : (
        <Button
          size="sm"
          variant="quiet"
          className="self-start"
          icon={<Pencil aria-hidden />}
          aria-label={`Edit ${nameOf(source)}`}
          disabled={source.claims.length === 0}
          onClick={onEdit}
        >
          Edit
        </Button>
      )}
    </li>
  );
}

function SourceLink({ link }: { link: string | null }) {
  const safe = link === null ? null : safeUrl(link);
  if (safe === null) return null;
  return (
    <>
      {" · "}
      <a
        href={safe}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="underline underline-offset-2 wrap-anywhere"
      >
        {URL.parse(safe)?.hostname || safe}
      </a>
    </>
  );
}

function AccessBadge({ access }: { access: SourceAccess }) {
  if (access === "public") return null;
  return access === "internal" ? (
    <Badge icon={<EyeOff aria-hidden />}>{accessLabels.internal}</Badge>
  ) : (
    <Badge tone="orange" icon={<Lock aria-hidden />}>
      {accessLabels.confidential}
    </Badge>
  );
}

function RestingClaims({ claims }: { claims: readonly RestingClaim[] }) {
  if (claims.length === 0)
    return <p className="mt-1.5 text-sm text-ink-soft">No claim that you may see rests on it.</p>;
  return (
    <details className="mt-1.5 text-sm">
      <summary className="inline-block min-h-6 text-ink-soft hover:text-ink">
        <span className="underline decoration-line-strong underline-offset-2">
          {claims.length === 1 ? "1 claim rests on it" : `${claims.length} claims rest on it`}
        </span>
      </summary>
      <ul className="mt-1.5 grid gap-2">
        {claims.map((claim) => (
          <li key={`${claim.articleId}-${claim.claimId}-${claim.relation}`} className="border-s-2 border-line ps-3">
            <Link
              href={`/articles/${claim.articleId}?claim=${claim.claimId}`}
              className="underline decoration-line-strong underline-offset-2"
            >
              Claim {claim.number}
            </Link>{" "}
            <q className="font-serif" dir="auto">
              {claim.words}
            </q>
            <span className="block text-ink-soft">
              {relationLabels[claim.relation]} · <bdi>{claim.articleTitle || "Without a headline"}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
