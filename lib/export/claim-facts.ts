/** What a note says of a claim in words, the same in every format. Plain text: writers escape it. */
import type { AnnotatedCopy, CopyClaim } from "./annotated-copy.ts";
import type { CopyFile } from "./copy-notes.ts";
import type { CopyRecord, Share } from "./copy-record.ts";
import { exchangeLines } from "./exchange-facts.ts";
import { printedMoment } from "./printed-time.ts";
import { counted, findingWords, importanceWords, resolutionWords, stageWords, waitingWords } from "./wording.ts";

export interface Fact {
  name: string;
  value: string;
}

/** How the claim stands, a word or two each: finding, stage, stale, unplaced, resolution, self-checked. */
export function standingOfClaim(claim: CopyClaim): string[] {
  return [
    claim.finding === null ? "" : findingWords[claim.finding],
    claim.stage === null ? "" : claim.waitingFor === null ? stageWords[claim.stage] : waitingWords[claim.waitingFor],
    claim.stale ? "Stale" : "",
    claim.stage !== null && claim.range === null ? "Unplaced" : "",
    claim.resolution === null ? "" : resolutionWords[claim.resolution.value],
    claim.approved?.self ? "Self-checked" : "",
    claim.importance === null || claim.importance === "normal" ? "" : importanceWords[claim.importance],
    claim.criticism ? "Needs right of reply" : "",
  ].filter((words) => words !== "");
}

export function claimFacts(claim: CopyClaim, zone: string): Fact[] {
  return [
    ...decisionFacts(claim, zone),
    ...exchangeLines(claim, zone).map(([name, value]) => fact(name, value)),
  ].filter(({ value }) => value !== "");
}

/** Without what was asked and proposed. */
export function decisionFacts(claim: CopyClaim, zone: string): Fact[] {
  const signed = ({ by, at }: { by: string; at: string }) => `${by}, ${printedMoment(at, zone)}`;
  return [
    fact("Reason", claim.findingReason),
    fact("Resolution", claim.resolution === null ? "" : resolutionLine(claim.resolution, signed)),
    fact("Returned", claim.returned === null ? "" : `${signed(claim.returned)}: ${claim.returned.reason}`),
    fact("Calculation", claim.calculation),
    fact("Assigned to", claim.assignee ?? ""),
    fact("Checked by", claim.checked === null ? "" : signed(claim.checked)),
    fact("Approved by", claim.approved === null ? "" : `${signed(claim.approved)}${lapsed(claim)}`),
  ].filter(({ value }) => value !== "");
}

function fact(name: string, value: string): Fact {
  return { name, value };
}

function resolutionLine(
  resolution: NonNullable<CopyClaim["resolution"]>,
  signed: (of: { by: string; at: string }) => string,
): string {
  const reason = resolution.reason === "" ? "" : `: ${resolution.reason}`;
  return `${resolutionWords[resolution.value]} (${signed(resolution)})${reason}`;
}

function lapsed(claim: CopyClaim): string {
  return claim.stale ? " (no longer holds: words or evidence changed)" : "";
}

export function fileLine(file: CopyFile): string {
  return `${file.name} (${file.mediaType}, ${Math.max(1, Math.round(file.size / 1024))} kB)`;
}

/** The head of a copy beside headline and byline, which stand in the article itself. The public copy has the first part only. */
export function copyFacts(copy: AnnotatedCopy): Fact[] {
  return [
    fact("House", copy.house),
    fact("Version", String(copy.version)),
    fact("Made", `${printedMoment(copy.madeAt, copy.zone)} (${copy.zone})`),
    ...copy.corrected.map(({ at, note }) => fact(`Correction, ${printedMoment(at, copy.zone)}`, note)),
    fact("SHA-256 of the words", copy.textHash),
    ...(copy.record === null ? [] : recordFacts(copy.record, copy.zone)),
  ].filter(({ value }) => value !== "");
}

function recordFacts(record: CopyRecord, zone: string): Fact[] {
  const { signOff } = record;
  return [
    fact("Claims", claimsLine(record)),
    fact("By stage", listed(record.byStage.map(({ stage, claims }) => share(stageWords[stage], claims)))),
    fact(
      "By finding",
      listed(
        record.byFinding.map(({ finding, claims }) => share(finding ? findingWords[finding] : "No finding", claims)),
      ),
    ),
    fact("Checked by", shares(record.checkedBy)),
    fact("Approved by", shares(record.approvedBy)),
    fact("Self-checked", record.selfChecked.length === 0 ? "" : numbered(record.selfChecked)),
    fact(
      "Sign-off",
      signOff === null
        ? "Not signed off"
        : `${signOff.by}, ${printedMoment(signOff.at, zone)}, version ${signOff.version}`,
    ),
    fact("Override", overrideLine(signOff)),
    fact("Withheld", record.withheld.length === 0 ? "Nothing" : record.withheld.join("; ")),
  ];
}

function overrideLine(signOff: CopyRecord["signOff"]): string {
  if (signOff === null || signOff.override === null) return "";
  const blockers = signOff.overridden.length === 0 ? "" : ` (${signOff.overridden.join("; ")})`;
  return `${signOff.override}${blockers}`;
}

function claimsLine(record: CopyRecord): string {
  return listed([
    String(record.claims),
    share("stale", record.stale),
    share("unplaced", record.unplaced),
    share("withdrawn", record.withdrawn ?? 0),
  ]);
}

function share(name: string, claims: number): string {
  return claims === 0 ? "" : `${claims} ${name.toLowerCase()}`;
}

function shares(of: readonly Share[]): string {
  return of.length === 0 ? "Nobody" : of.map(({ name, claims }) => `${name} (${counted(claims, "claim")})`).join(", ");
}

function listed(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}

function numbered(numbers: readonly number[]): string {
  return `${numbers.length === 1 ? "claim" : "claims"} ${numbers.join(", ")}`;
}
