/** The words of evidence as people read them. */
import { BookOpen, Database, File, FileText, Globe, type LucideIcon, Mic, NotebookText, User } from "lucide-react";
import type { Rank, Relation, SourceAccess, SourceType } from "#lib/evidence/evidence.ts";

export const sourceTypeLabels: Record<SourceType, string> = {
  person: "Person",
  document: "Document",
  report: "Report",
  dataset: "Dataset",
  page: "Web page",
  recording: "Recording",
  book: "Book",
  other: "Other",
};

export const sourceIcons: Record<SourceType, LucideIcon> = {
  person: User,
  document: FileText,
  report: NotebookText,
  dataset: Database,
  page: Globe,
  recording: Mic,
  book: BookOpen,
  other: File,
};

export const relationLabels: Record<Relation, string> = {
  supports: "Supports",
  contradicts: "Contradicts",
  context: "Context",
  "to-check": "To be checked",
};

export const rankLabels: Record<Rank, string> = { primary: "Primary", secondary: "Secondary" };

export const accessLabels: Record<SourceAccess, string> = {
  public: "Public",
  internal: "Internal",
  confidential: "Confidential",
};
export const accessHints: Record<SourceAccess, string> = {
  public: "May be printed in every copy.",
  internal: "For the house; left out of the public copy.",
  confidential: "Named only to the people you choose. Everybody else sees the alias.",
};

export const originHint = "What it only repeats, if anything. Sources of one origin count once.";
