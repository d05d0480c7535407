/**
 * The four annotated copies a house hands out. Each profile is an allow-list: what it does not name is not put into the model,
 * so no format can let it out. `record` is the header that says who checked and approved, what counts, what was overridden and
 * what was withheld.
 */
export const profileIds = ["draft", "checking", "checked", "public"] as const;
export type ProfileId = (typeof profileIds)[number];

export interface Profile {
  id: ProfileId;
  label: string;
  /** One line for the head of the copy and for the export dialog. */
  says: string;
  /** open: with a recommended change or an open query. approved: freshly approved and placed. */
  claims: "all" | "open" | "approved";
  /** permitted: as the reader may see them. alias: never by name. public: public ones only, others not at all. */
  sources: "permitted" | "alias" | "public";
  /** Which notes; `signed` says whether with writer and date. */
  notes: { which: "none" | "for-copy" | "all"; signed: boolean };
  /** Queries and corrections: none, those still open, or all with what came of them. */
  exchange: "none" | "open" | "all";
  finding: boolean;
  /** Kind, stage, staleness, reasons, resolution, check and approval. */
  decisions: boolean;
  /** Importance, criticism, assignee, calculation, clearance, files and history. */
  work: boolean;
  record: boolean;
}

export const profiles: Readonly<Record<ProfileId, Profile>> = {
  draft: {
    id: "draft",
    label: "Annotated draft",
    says: "Every claim with the sources it rests on.",
    claims: "all",
    sources: "permitted",
    notes: { which: "none", signed: false },
    exchange: "none",
    finding: false,
    decisions: false,
    work: false,
    record: true,
  },
  checking: {
    id: "checking",
    label: "Checking copy",
    says: "Every claim with all its evidence, decisions and history. For the house only.",
    claims: "all",
    sources: "permitted",
    notes: { which: "all", signed: true },
    exchange: "all",
    finding: true,
    decisions: true,
    work: true,
    record: true,
  },
  checked: {
    id: "checked",
    label: "Checked copy",
    says: "Recommended changes and open queries only. Sources by alias.",
    claims: "open",
    sources: "alias",
    notes: { which: "for-copy", signed: true },
    exchange: "open",
    finding: true,
    decisions: true,
    work: false,
    record: true,
  },
  public: {
    id: "public",
    label: "Public copy",
    says: "Approved claims with their public sources.",
    claims: "approved",
    sources: "public",
    notes: { which: "for-copy", signed: false },
    exchange: "none",
    finding: true,
    decisions: false,
    work: false,
    record: false,
  },
};
