/** The formats by name, without their writers: light enough for the export dialog. */
export const formatIds = ["html", "docx", "pdf", "markdown"] as const;
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
  mediaType: string;
}

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
    label: "Word",
    says: "A document with a comment on each claim's words.",
    previewed: "The same copy as a page. Word shows the notes as comments on the words.",
    preview: "page",
    extension: "docx",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
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
};
