/** What can have happened to the evidence of a claim. Part of the closed union in lib/log/event.ts. */
import type { Person } from "../article/article.ts";
import type { Attachment, Citation, Note, Source } from "./evidence.ts";
import type { Query, Reply } from "./query.ts";

/** Entries from before there were mentions have none. */
type Written = Omit<Note, "mentions"> & { mentions?: readonly Person[] };

export type EvidenceEvent =
  | { type: "note-added"; claimId: string; note: Written }
  | {
      type: "note-edited";
      claimId: string;
      noteId: string;
      body: string;
      internal: boolean;
      /** All whom the note means now; left out, the same as before. */
      mentions?: readonly Person[];
    }
  /** `internal` is what the note was at last: it says who may hear of it. */
  | { type: "note-withdrawn"; claimId: string; noteId: string; internal: boolean }
  /** `source` is null for a reader who may not see it. */
  | { type: "citation-added"; claimId: string; citation: Citation; source: Source | null }
  | { type: "citation-edited"; claimId: string; citation: Citation; source: Source | null }
  | { type: "citation-removed"; claimId: string; citationId: string }
  /**
   * One per article that cites the source; `commitments` are the new ones of the citations that rest on it, by citation id.
   * `veiled` says that who may see the source, or under which alias, changed: every reader needs a new snapshot.
   */
  | { type: "source-edited"; source: Source | null; commitments: Readonly<Record<string, string>>; veiled: boolean }
  | { type: "file-attached"; claimId: string; attachment: Attachment }
  | { type: "query-asked"; claimId: string; query: Query }
  | {
      type: "query-answered";
      claimId: string;
      queryId: string;
      reply: Reply;
      answeredOn: string;
      words: string;
    };
