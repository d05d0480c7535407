/** A certificate as one page, on screen and on paper: what was signed off, what was found of it and by whom, and how to prove it. */
import { Download, ScrollText } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { findingLabels, resolutionLabels } from "#components/claim/claim-labels.ts";
import { Room } from "#components/people/room.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { ZonedTime } from "#components/ui/zoned-time.tsx";
import type { Certificate, CertifiedClaim } from "#lib/export/certificate.ts";
import type { Principal } from "#lib/policy/can.ts";

export function CertificateRoom({
  me,
  article,
  certificate,
}: {
  me: Principal;
  article: { id: string; title: string };
  /** Null when the article is not signed off. */
  certificate: Certificate | null;
}) {
  return (
    <Room
      me={me}
      room={null}
      title="Certificate"
      description={
        <Link href={`/articles/${article.id}`} className="underline underline-offset-2 print:no-underline">
          <bdi>{article.title || "Without a headline"}</bdi>
        </Link>
      }
      actions={
        certificate === null ? undefined : (
          <div className="flex flex-wrap gap-2 print:hidden">
            <a
              className={buttonClass({})}
              href={`/api/articles/${article.id}/certificate`}
              download={`certificate-${article.id}.json`}
            >
              <Download aria-hidden />
              Download to verify
            </a>
            <PrintButton />
          </div>
        )
      }
    >
      {certificate === null ? (
        <EmptyState icon={<ScrollText aria-hidden />} title="Not signed off">
          A certificate says what a sign-off vouches for. This article has none now: an editor signs it off on the desk.
        </EmptyState>
      ) : (
        <CertificateText certificate={certificate} />
      )}
    </Room>
  );
}

function CertificateText({ certificate }: { certificate: Certificate }) {
  const { house, article, signedOff, log, claims, coverage, withdrawn, wordsHash } = certificate;
  return (
    <div className="space-y-6">
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {house === "" ? null : <Fact name="House">{house}</Fact>}
        <Fact name="Signed off by">
          {signedOff.by}, <ZonedTime at={signedOff.at} />
        </Fact>
        <Fact name="Byline">{article.byline || "None"}</Fact>
        <Fact name="Text">Version {article.version}</Fact>
        <Fact name="Claims">{sayClaims(claims, withdrawn)}</Fact>
        <Fact name="House rules">{sayRules(signedOff.rules, claims)}</Fact>
        <Fact name="Coverage">{sayCoverage(coverage)}</Fact>
        <Fact name="SHA-256 of the words">
          <code className="text-sm break-all">{wordsHash}</code>
        </Fact>
        <Fact name={`Head of the log at entry ${log.seq}`}>
          <code className="text-sm break-all">{log.head}</code>
        </Fact>
      </dl>
      {signedOff.override === null ? null : (
        <Banner kind="warning" title="Signed off although something blocked">
          <p dir="auto">{signedOff.override}</p>
          <ul className="mt-1 list-disc ps-5 sm:columns-2 lg:columns-3">
            {signedOff.overridden.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </Banner>
      )}
      {claims.length === 0 ? null : <ClaimTable claims={claims} />}
      <p className="text-sm text-ink-soft">
        The head covers every entry of the article’s log up to the sign-off. Whoever keeps this certificate can hold it
        against the house’s database with <code>npm run verify -- DATABASE CERTIFICATE</code>: a record changed since is
        found.
      </p>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-sm text-ink-soft sm:pt-0.5">{name}</dt>
      <dd dir="auto" className="min-w-0 text-start">
        {children}
      </dd>
    </>
  );
}

function sayClaims(claims: readonly CertifiedClaim[], withdrawn: number): string {
  const approved = claims.filter((claim) => claim.approved !== null).length;
  const self = claims.filter((claim) => claim.approved?.self).length;
  return [
    `${approved} of ${claims.length} approved`,
    ...(self > 0 ? [`${self} self-checked`] : []),
    ...(withdrawn > 0 ? [`${withdrawn} withdrawn`] : []),
  ].join(" · ");
}

/** Older sign-offs did not record it. */
function sayCoverage(coverage: Certificate["coverage"]): string {
  if (!coverage) return "Not counted";
  const { statements, covered } = coverage;
  return `${covered} of ${statements} statements have a claim`;
}

function sayRules(version: number | undefined, claims: readonly CertifiedClaim[]): string {
  const others = new Set(claims.flatMap(({ approved }) => approved?.rules ?? []).filter((rules) => rules !== version));
  if (version === undefined) return "Not stated";
  if (others.size === 0) return `Version ${version}`;
  return `Version ${version}; approvals under ${[...others].sort((a, b) => a - b).join(", ")} as well`;
}

/** A table on wide screens and on paper; each claim a block of its own on a phone. */
function ClaimTable({ claims }: { claims: readonly CertifiedClaim[] }) {
  return (
    <table className="block w-full border-collapse text-sm sm:table print:table">
      <caption className="sr-only">What was checked</caption>
      <thead className="hidden text-start text-ink-soft sm:table-header-group print:table-header-group">
        <tr className="border-b border-line-strong">
          {["Claim", "Words", "Finding", "Checked by", "Approved by"].map((name) => (
            <th key={name} scope="col" className="py-1.5 pe-4 text-start font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block sm:table-row-group print:table-row-group">
        {claims.map((claim) => (
          <ClaimRow key={claim.number} claim={claim} />
        ))}
      </tbody>
    </table>
  );
}

const cell = "block align-top sm:table-cell sm:py-2 sm:pe-4 print:table-cell";

function ClaimRow({ claim }: { claim: CertifiedClaim }) {
  const { number, words, placed, stale, finding, resolution, checked, approved } = claim;
  const standing = [
    finding === null ? "No finding" : findingLabels[finding],
    ...(resolution === null ? [] : [resolutionLabels[resolution]]),
    ...(placed ? [] : ["Unplaced"]),
    ...(stale ? ["Stale"] : []),
  ];
  return (
    <tr className="block break-inside-avoid border-b border-line py-2 sm:table-row sm:py-0 print:table-row">
      <th scope="row" className={`${cell} text-start font-semibold tabular`}>
        <span className="sm:hidden print:hidden">Claim </span>
        {number}
      </th>
      <td className={`${cell} font-serif text-base sm:w-2/5`}>
        <span dir="auto" className="block">
          {words}
        </span>
      </td>
      <td className={cell}>{standing.join(" · ")}</td>
      <td className={cell}>
        <Signature done="Checked" signed={checked} />
      </td>
      <td className={cell}>
        <Signature done="Approved" signed={approved} />
        {approved?.self ? " · self-checked" : ""}
      </td>
    </tr>
  );
}

function Signature({ done, signed }: { done: "Checked" | "Approved"; signed: { by: string; at: string } | null }) {
  if (signed === null) return <span className="text-ink-soft">Not {done.toLowerCase()}</span>;
  return (
    <>
      <span className="text-ink-soft sm:hidden print:hidden">{done} by </span>
      <bdi>{signed.by}</bdi>
      <span className="text-ink-soft sm:block print:block">
        <span className="sm:hidden print:hidden">, </span>
        <ZonedTime at={signed.at} />
      </span>
    </>
  );
}
