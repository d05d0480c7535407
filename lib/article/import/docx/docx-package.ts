/**
 * A Word file as its parts and how they point at each other. The article's part is found as Word finds it, by the package's
 * relations, not by a name. Relations that lead out of the file are addresses of links and nothing else: none is followed.
 */
import { AppError } from "../../../app-error.ts";
import { refuseOtherKinds } from "./other-kinds.ts";
import { childrenOf, type ElementsLeft, mostElements, type XmlElement, XmlReader } from "./xml-element.ts";
import { ZipFile } from "./zip-file.ts";

interface Relation {
  /** The last word of its type: "comments", "hyperlink". */
  kind: string;
  target: string;
  external: boolean;
}

export interface DocxPart {
  name: string;
  root: XmlElement;
  /** By id. */
  relations: ReadonlyMap<string, Relation>;
}

export class DocxPackage {
  readonly main: DocxPart;
  readonly #zip: ZipFile;
  readonly #left: ElementsLeft = { count: mostElements };

  constructor(file: Uint8Array) {
    refuseOtherKinds(file);
    this.#zip = new ZipFile(file);
    this.main = this.#mainPart();
  }

  /** The part that `from` names as being of this kind; null when there is none. */
  related(from: DocxPart, kind: string): DocxPart | null {
    const relation = [...from.relations.values()].find((each) => each.kind === kind && !each.external);
    return relation === undefined ? null : this.#part(relation.target);
  }

  /** Each part of these kinds once. */
  allRelated(from: DocxPart, kinds: readonly string[]): DocxPart[] {
    const relations = [...from.relations.values()].filter(({ kind, external }) => kinds.includes(kind) && !external);
    const names = new Set(relations.map(({ target }) => target));
    return [...names].map((name) => this.#part(name)).filter((part) => part !== null);
  }

  #mainPart(): DocxPart {
    const target = [...this.#relationsOf("").values()].find((each) => each.kind === "officeDocument")?.target;
    const type = target === undefined ? undefined : this.#contentType(target);
    const other = this.#otherKind(type ?? "");
    if (other !== null) throw new AppError("unfit", other);
    const part = target === undefined ? null : this.#part(target);
    if (part?.root.name !== "w:document") throw notWord();
    return part;
  }

  #otherKind(type: string): string | null {
    if (type.includes("spreadsheetml") || type.includes("ms-excel")) {
      return "This is a spreadsheet (Excel), not a Word file. Paste the text that is to be checked.";
    }
    if (type.includes("presentationml") || type.includes("ms-powerpoint")) {
      return "This is a presentation (PowerPoint), not a Word file. Paste the text that is to be checked.";
    }
    const mime = this.#text("mimetype");
    if (mime.includes("opendocument")) {
      return "This is an OpenDocument file. Save it as a Word file (.docx), and bring that in, or paste its text.";
    }
    if (mime.includes("epub"))
      return "This is an e-book (EPUB), not a Word file. Paste the text that is to be checked.";
    if (this.#zip.has("index/document.iwa")) {
      return "This is a Pages file. Export it as a Word file (.docx), and bring that in, or paste its text.";
    }
    return null;
  }

  #contentType(name: string): string | undefined {
    const types = this.#root("[Content_Types].xml");
    const path = `/${name}`.toLowerCase();
    const own = childrenOf(types ?? undefined, "ct:Override").find(
      (each) => each.attributes.PartName?.toLowerCase() === path,
    );
    return own?.attributes.ContentType;
  }

  #part(name: string): DocxPart | null {
    const root = this.#root(name);
    return root === null ? null : { name, root, relations: this.#relationsOf(name) };
  }

  #relationsOf(name: string): Map<string, Relation> {
    const slash = name.lastIndexOf("/") + 1;
    const root = this.#root(`${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`);
    const relations = new Map<string, Relation>();
    for (const { attributes } of childrenOf(root ?? undefined, "rel:Relationship")) {
      const external = attributes.TargetMode === "External";
      const target = attributes.Target ?? "";
      relations.set(attributes.Id ?? "", {
        kind: attributes.Type?.slice(attributes.Type.lastIndexOf("/") + 1) ?? "",
        target: external ? target : pathFrom(name.slice(0, slash), target),
        external,
      });
    }
    return relations;
  }

  #root(name: string): XmlElement | null {
    const reader = new XmlReader(this.#left);
    return this.#zip.read(name, (bytes) => reader.write(bytes)) ? reader.close() : null;
  }

  #text(name: string): string {
    let text = "";
    this.#zip.read(name, (bytes) => {
      text += text.length > 200 ? "" : new TextDecoder().decode(bytes.subarray(0, 200));
    });
    return text;
  }
}

/** The name of the part a relation leads to, seen from the folder of the part that has it. */
function pathFrom(folder: string, target: string): string {
  const path: string[] = target.startsWith("/") ? [] : folder.split("/").filter((name) => name !== "");
  for (const name of target.split("/")) {
    if (name === "..") path.pop();
    else if (name !== "." && name !== "") path.push(name);
  }
  return path.join("/");
}

function notWord(): AppError {
  return new AppError(
    "unfit",
    "There is no Word text in this file. Save the article as a Word file (.docx), and bring that in, or paste its text.",
  );
}
