/** The formats by name, without their writers: light enough for the export dialog. */
export const formatIds = [
  ...["html", "docx", "docx-notes", "docx-changes", "docx-clean", "pdf", "markdown"],
  ...["csv", "xlsx", "annotations", "claimreview"],
] as const;
export type FormatId = (typeof formatIds)[number];

export interface FormatName {
  id: FormatId;
  label: string;
  /** One line for the export dialog. */
  says: string;
  /** What is told beside a preview that is not the file itself; else empty. */
  previewed: string;
  /** How it is looked at before it is downloaded: as it is, as its source, or as the same copy in HTML. */
  preview: "itself" | "source" | "page";
  extension: string;
  /** Nothing about the claims is in it: it is the same for every copy. */
  wordsOnly?: true;
  /** What its file's name says behind the copy's, where another format has the same extension. */
  named?: string;
  mediaType: string;
}

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export const formatNames: Readonly<Record<FormatId, FormatName>> = {
  html: {
    id: "html",
    label: "HTML",
    says: "One page that reads and prints by itself.",
    previewed: "",
    preview: "itself",
    extension: "html",
    mediaType: "text/html; charset=utf-8",
  },
  docx: {
    id: "docx",
    label: "Word with comments",
    says: "A document with a comment on each claim's words.",
    previewed: "The same copy as a page. Word shows the notes as comments on the words.",
    preview: "page",
    extension: "docx",
    mediaType: wordType,
  },
  "docx-notes": {
    id: "docx-notes",
    label: "Word with footnotes",
    says: "A footnote at the end of each claim's words, and a list of sources.",
    previewed: "The same copy as a page. Word shows the notes at the foot of its pages.",
    preview: "page",
    extension: "docx",
    named: "with footnotes",
    mediaType: wordType,
  },
  "docx-changes": {
    id: "docx-changes",
    label: "Word with tracked changes",
    says: "Open corrections to accept or reject in the text, with comments as above.",
    previewed: "The same copy as a page. Word shows the notes as comments and open corrections as tracked changes.",
    preview: "page",
    extension: "docx",
    named: "with changes",
    mediaType: wordType,
  },
  "docx-clean": {
    id: "docx-clean",
    label: "Word, clean text",
    says: "The article alone, whichever copy is chosen.",
    previewed: "The same words as a page. The Word file has no more beside them than a line at the top of each page.",
    preview: "page",
    extension: "docx",
    wordsOnly: true,
    mediaType: wordType,
  },
  pdf: {
    id: "pdf",
    label: "PDF",
    says: "Pages with a comment on each claim's words and a numbered note.",
    previewed: "The same copy as a page. The PDF has comments on the words, its notes behind the article.",
    preview: "page",
    extension: "pdf",
    mediaType: "application/pdf",
  },
  markdown: {
    id: "markdown",
    label: "Markdown",
    says: "Plain text with a footnote per claim.",
    previewed: "",
    preview: "source",
    extension: "md",
    mediaType: "text/markdown; charset=utf-8",
  },
  csv: {
    id: "csv",
    label: "CSV",
    says: "A table for programs: a row per claim and citation, without the article.",
    previewed: "",
    preview: "source",
    extension: "csv",
    mediaType: "text/csv; charset=utf-8; header=present",
  },
  xlsx: {
    id: "xlsx",
    label: "Excel",
    says: "Sheets of claims, sources and notes, without the article.",
    previewed: "The same claims as a page, with the article. The file has them as a table.",
    preview: "page",
    extension: "xlsx",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  annotations: {
    id: "annotations",
    label: "Web annotations",
    says: "For programs: a W3C annotation on each claim's words, as JSON-LD.",
    previewed: "",
    preview: "source",
    extension: "annotations.jsonld",
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
  },
  claimreview: {
    id: "claimreview",
    label: "ClaimReview",
    says: "For search engines: approved quotations and paraphrases, each with its finding as a rating.",
    previewed: "",
    preview: "source",
    extension: "claimreview.jsonld",
    mediaType: "application/ld+json",
  },
};
