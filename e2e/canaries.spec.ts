/**
 * Canaries: a word that exists nowhere else stands in every field that not everybody may see. Then everything a role can fetch is
 * fetched and searched: 0 found where it must not be, and found where it must be, else the test proves nothing.
 */
import { randomUUID } from "node:crypto";
import { formatIds } from "#lib/export/format-names.ts";
import { type Role, roles } from "#lib/policy/can.ts";
import type { Api } from "./api.ts";
import { onePixel } from "./every-command.ts";
import { expect, type People, test } from "./stet.ts";

/** Field → canary. */
type Planted = Record<string, string>;

function canary(field: string): string {
  return `zq${field.toLowerCase()}${randomUUID().replaceAll("-", "").slice(0, 12)}`;
}

function planted(...fields: string[]): Planted {
  return Object.fromEntries(fields.map((field) => [field, canary(field)]));
}

/** A PDF takes seconds each: lib/server/export-secrets.whole.test.ts has those who see least and most. */
const searchedFormats = formatIds.filter((format) => format !== "pdf");

/** Everything a person can fetch about an article and beside it, as one text per address. */
async function everythingFor(person: Api, articleId: string, extra: readonly string[]): Promise<Map<string, string>> {
  const of = `/api/articles/${articleId}`;
  const exports = searchedFormats.flatMap((format) =>
    ["checking", "public"].map((profile) => `${of}/export?format=${format}&profile=${profile}`),
  );
  const events = [`${of}/events?after=0`, `${of}/events?after=0&presence=1`];
  const queues = ["approval", "returned", "assigned", "stale"].map((view) => `/api/queue?view=${view}&limit=50`);
  const addresses = [
    of,
    `${of}/certificate`,
    ...events,
    ...exports,
    ...queues,
    "/api/articles",
    "/api/sources",
    "/api/inbox?limit=100",
    ...extra,
  ];
  const texts = new Map<string, string>();
  for (const address of addresses) texts.set(address, (await person.get(address)).text);
  texts.set(`${of}/events (stream)`, await streamed(person, `${of}/events`, "0"));
  texts.set("/api/events (stream)", await streamed(person, `/api/events?after=${articleId}:0`, ""));
  return texts;
}

/** What a stream says within half a second, from the first entry on; `last` stands for the entry before it, where the path does not. */
async function streamed(person: Api, path: string, last: string): Promise<string> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 500);
  let text = "";
  try {
    const headers = { cookie: person.cookie, "last-event-id": last, accept: "text/event-stream" };
    const response = await fetch(person.url + path, { headers, signal: stop.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) text += chunk.value;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
  return text;
}

/** field@address of every canary found; exports and streams escape nothing in a canary, which is letters and digits. */
function found(texts: ReadonlyMap<string, string>, canaries: Planted): string[] {
  return [...texts].flatMap(([address, text]) =>
    Object.entries(canaries).flatMap(([field, word]) =>
      text.toLowerCase().includes(word) ? [`${field} in ${address}`] : [],
    ),
  );
}

const content = "Ships return\n\nThe register counts 40 ships and 90 nets.";

const searchFor = (word: string) => `/api/search?q=${word}`;
/** Its beginning: the page repeats what was sought. */
const searchPageFor = (word: string) => `/search?q=${word.slice(0, -4)}`;

/** What a search answers who may see nothing of it: no count, no page, nothing that another search would not answer. */
const foundNothing = JSON.stringify({ articles: [], next: null, whole: true });

/** Each of the words is found, by interface and screen. */
function expectSearched(hits: readonly string[], words: Planted, role: Role): void {
  for (const [field, word] of Object.entries(words)) {
    for (const address of [searchFor(word), searchPageFor(word)]) {
      expect(hits.join("\n"), `${role}, ${field}`).toContain(`${field} in ${address}`);
    }
  }
}

function expectNotSearched(texts: ReadonlyMap<string, string>, words: Planted, role: Role): void {
  for (const [field, word] of Object.entries(words)) {
    expect(texts.get(searchFor(word)), `${role}, ${field}`).toBe(foundNothing);
  }
}

async function pages(articleId: string, words: Planted): Promise<string[]> {
  const searched = Object.values(words).flatMap((word) => [
    ...[`/api/articles?q=${word}`, `/api/sources?q=${word}`, searchFor(word)],
    searchPageFor(word),
  ]);
  const rooms = ["/", "/sources", "/articles", "/queue", "/queue?view=stale", "/inbox"];
  const own = ["", "/history", "/history/moment", "/history/moment?seq=1&with=5", "/certificate"].map(
    (room) => `/articles/${articleId}${room}`,
  );
  return [...own, ...rooms, ...searched];
}

async function idOf(person: Api): Promise<string> {
  return (await person.get<{ user: { id: string } }>("/api/auth/session")).body.user.id;
}

async function confidentialSource(people: People, words: Planted): Promise<string> {
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "40 ships");
  await people.checker.command(articleId, {
    type: "add-citation",
    claimId,
    source: {
      type: "person",
      title: words.title!,
      link: `https://${words.link}.example/`,
      publisher: words.publisher!,
      author: words.author!,
      published: "2024",
      access: "confidential",
      alias: words.alias!,
      readers: [await idOf(people.legal)],
    },
    locator: words.locator!,
    passage: words.passage!,
    relation: "supports",
    rank: "primary",
  });
  await people.checker.command(articleId, { type: "record-finding", claimId, finding: "accurate" });
  const { basis } = await people.reviewer.claimView(articleId, claimId);
  await people.reviewer.command(articleId, { type: "approve-claim", claimId, basis });
  await people.editor.command(articleId, { type: "sign-off" });
  return articleId;
}

test("a confidential source is named to its readers and to nobody else, anywhere", async ({ people }) => {
  const words = planted("title", "link", "publisher", "author", "locator", "passage");
  const alias = planted("alias");
  const articleId = await confidentialSource(people, { ...words, ...alias });
  const extra = await pages(articleId, words);
  for (const role of roles) {
    const texts = await everythingFor(people[role], articleId, extra);
    // The address of a search repeats what was sought: that is not a find.
    const hits = found(texts, words);
    if (role === "checker" || role === "legal") {
      for (const field of Object.keys(words))
        expect(hits.join("\n"), role).toContain(`${field} in /api/articles/${articleId}`);
      const { link: _, ...searched } = words;
      expectSearched(hits, searched, role);
    } else {
      expect(hits, role).toEqual([]);
      expectNotSearched(texts, words, role);
      expect(found(texts, alias), role).toContain(`alias in /api/articles/${articleId}`);
    }
    const publicCopies = hits.filter((hit) => hit.includes("profile=public"));
    expect(publicCopies, `${role}: not even its readers get it in the public copy`).toEqual([]);
    expect(
      hits.filter((hit) => hit.includes("certificate")),
      `${role}: nor in the certificate`,
    ).toEqual([]);
  }
});

test("an internal note stays among those who annotate, and out of the public copy", async ({ people }) => {
  const words = planted("note", "fileName", "calculation");
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "40 ships");
  await people.checker.command(articleId, { type: "add-note", claimId, body: words.note!, internal: true });
  await people.checker.command(articleId, {
    type: "attach-file",
    claimId,
    name: `${words.fileName}.png`,
    content: onePixel,
  });
  const { calculation: _, ...hidden } = words;
  const extra = await pages(articleId, hidden);
  for (const role of roles) {
    const texts = await everythingFor(people[role], articleId, extra);
    const hits = found(texts, hidden);
    if (role === "viewer") {
      expect(hits, role).toEqual([]);
      expectNotSearched(texts, hidden, role);
    } else {
      for (const field of Object.keys(hidden)) expect(hits, role).toContain(`${field} in /api/articles/${articleId}`);
      expectSearched(hits, hidden, role);
    }
    expect(
      hits.filter((hit) => hit.includes("profile=public")),
      role,
    ).toEqual([]);
  }
});

test("what was asked of a confidential source is told to those it is named to, in no article of its, no log and no copy", async ({
  people,
}) => {
  const words = planted("whom", "question", "answer");
  const open = planted("asked");
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "40 ships");
  const readers = [await idOf(people.legal)];
  const source = { title: "Somebody", access: "confidential", alias: "an official", readers } as const;
  await people.checker.command(articleId, { type: "add-citation", claimId, source });
  const { citations } = await people.checker.claimView(articleId, claimId);
  const sourceId = citations[0]!.sourceId!;
  const to = "source" as const;
  const put = { type: "ask-query", claimId, to, sourceId, whom: words.whom!, question: words.question! } as const;
  await people.checker.command(articleId, put);
  await people.checker.command(articleId, { type: "ask-query", claimId, to, question: open.asked! });
  const { queries } = await people.checker.claimView(articleId, claimId);
  const reply = { type: "answer-query", claimId, queryId: queries[0]!.id, reply: "confirmed" } as const;
  await people.checker.command(articleId, { ...reply, words: words.answer! });
  const extra = [...(await pages(articleId, words)), `/api/sources/${sourceId}`];
  for (const role of roles) {
    const texts = await everythingFor(people[role], articleId, extra);
    const hits = found(texts, words);
    const named = role === "checker" || role === "legal";
    const where = named ? ["answer", "question"].map((field) => `${field} in /api/sources/${sourceId}`) : [];
    expect(hits, role).toEqual(named ? expect.arrayContaining(where) : []);
    if (named) expectSearched(hits, words, role);
    else expectNotSearched(texts, words, role);
    expect(
      hits.filter((hit) => hit.includes("/export")),
      role,
    ).toEqual([]);
    const others = found(texts, open);
    if (role === "viewer") expect(others).toEqual([]);
    else expect(others, role).toContain(`asked in /api/articles/${articleId}`);
    expect(
      others.filter((hit) => hit.includes("profile=public")),
      role,
    ).toEqual([]);
  }
});

test("an internal source is for those who annotate, and in no public copy", async ({ people }) => {
  const words = planted("title", "publisher", "passage");
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "40 ships");
  const source = { title: words.title!, publisher: words.publisher!, access: "internal" } as const;
  await people.checker.command(articleId, { type: "add-citation", claimId, source, passage: words.passage! });
  const extra = await pages(articleId, words);
  for (const role of roles) {
    const texts = await everythingFor(people[role], articleId, extra);
    const hits = found(texts, words);
    if (role === "viewer") {
      expect(hits, role).toEqual([]);
      expectNotSearched(texts, words, role);
    } else {
      for (const field of Object.keys(words)) expect(hits, role).toContain(`${field} in /api/articles/${articleId}`);
      expectSearched(hits, words, role);
    }
    expect(
      hits.filter((hit) => hit.includes("profile=public")),
      role,
    ).toEqual([]);
  }
});

test("a restricted article is there for its members alone: not for an admin, not in a list, not in a search", async ({
  people,
}) => {
  const words = planted("headline", "body", "claim", "note", "source", "byline");
  const articleId = await people.editor.import({
    format: "text",
    title: words.headline!,
    byline: words.byline!,
    content: `The ${words.body} counts ${words.claim} ships.`,
  });
  const claimId = await people.editor.claim(articleId, words.claim!);
  await people.editor.command(articleId, { type: "add-note", claimId, body: words.note!, internal: false });
  await people.editor.command(articleId, {
    type: "set-access",
    access: "restricted",
    members: [await idOf(people.editor), await idOf(people.checker)],
  });
  const readers = [await idOf(people.checker)];
  const source = { title: words.source!, access: "confidential" as const, readers };
  await people.editor.command(articleId, { type: "add-citation", claimId, source });
  const extra = await pages(articleId, words);
  for (const role of roles as readonly Role[]) {
    const texts = await everythingFor(people[role], articleId, extra);
    const hits = found(texts, words);
    if (role === "editor" || role === "checker") {
      for (const field of Object.keys(words)) expect(hits, role).toContain(`${field} in /api/articles/${articleId}`);
      expectSearched(hits, words, role);
    } else {
      expect(hits, role).toEqual([]);
      expectNotSearched(texts, words, role);
    }
  }
});

test("a claim waits in nobody's queue who may not read it, and brings nothing along that is withheld", async ({
  people,
}) => {
  const words = planted("headline", "claim");
  const hidden = planted("title", "passage", "note");
  const articleId = await people.editor.import({
    format: "text",
    title: words.headline!,
    content: `It counts ${words.claim}.`,
  });
  // Due before all else that waits in the house, so that it stands on the first page.
  await people.editor.command(articleId, { type: "edit-article", deadline: "2019-01-01T08:00:00Z" });
  const claimId = await people.checker.claim(articleId, words.claim!);
  await people.checker.command(articleId, { type: "add-note", claimId, body: hidden.note!, internal: true });
  const source = { title: hidden.title!, access: "confidential" as const, readers: [await idOf(people.legal)] };
  await people.checker.command(articleId, { type: "add-citation", claimId, source, passage: hidden.passage! });
  await people.checker.command(articleId, { type: "record-finding", claimId, finding: "accurate" });
  await people.checker.command(articleId, { type: "assign-claim", claimId, assigneeId: await idOf(people.viewer) });
  const addresses = [`/api/articles/${articleId}/claims/${claimId}`, "/api/queue?limit=50", "/queue"];
  const own = ["/api/queue?view=assigned&limit=50", "/queue?view=assigned"];
  const seenBy = async (role: Role) => {
    const texts = new Map<string, string>();
    for (const address of [...addresses, ...own]) texts.set(address, (await people[role].get(address)).text);
    return texts;
  };
  const fieldsAt = (hits: string[], address: string) =>
    hits.filter((hit) => hit.endsWith(` in ${address}`)).map((hit) => hit.split(" ")[0]);
  for (const address of addresses) {
    const byLegal = found(await seenBy("legal"), { ...words, ...hidden });
    expect(fieldsAt(byLegal, address), address).toEqual(["headline", "claim", "title", "passage", "note"]);
    const byReviewer = found(await seenBy("reviewer"), { ...words, ...hidden });
    expect(fieldsAt(byReviewer, address), address).toEqual(["headline", "claim", "note"]);
  }
  const byViewer = found(await seenBy("viewer"), { ...words, ...hidden });
  for (const address of own) expect(fieldsAt(byViewer, address), address).toEqual(["headline", "claim"]);

  const count = async (role: Role) =>
    (await people[role].get<{ counts: Record<string, number> }>("/api/queue")).body.counts.approval!;
  const before = await count("reviewer");
  const members = [await idOf(people.editor), await idOf(people.checker)];
  await people.editor.command(articleId, { type: "set-access", access: "restricted", members });
  for (const role of ["viewer", "writer", "reviewer", "legal", "admin"] as const) {
    expect(found(await seenBy(role), { ...words, ...hidden }), role).toEqual([]);
  }
  expect(await count("reviewer")).toBe(before - 1);
});

test("an inbox brings nothing along that is withheld, nothing from behind a door, and no copy says who was meant", async ({
  people,
}) => {
  const words = planted("headline", "claim");
  const hidden = planted("note", "question", "answer");
  const content = `It counts ${words.claim}.`;
  const articleId = await people.editor.import({ format: "text", title: words.headline!, content });
  const claimId = await people.checker.claim(articleId, words.claim!);
  const [viewer, writer, reviewer] = [
    await idOf(people.viewer),
    await idOf(people.writer),
    await idOf(people.reviewer),
  ];
  const unread = async (role: Role) => (await people[role].get<{ unread: number }>("/api/inbox?limit=0")).body.unread;
  const concerned = ["viewer", "writer", "reviewer"] as const;
  const before = await Promise.all(concerned.map(unread));

  const note = { type: "add-note", claimId, body: hidden.note!, internal: true } as const;
  const refused = await people.editor.tryCommand(articleId, { ...note, mentions: [viewer] });
  expect([refused.status, found(new Map([["refusal", refused.text]]), hidden)]).toEqual([422, []]);
  await people.editor.command(articleId, { ...note, mentions: [writer, reviewer] });
  await people.editor.command(articleId, { type: "assign-claim", claimId, assigneeId: viewer });
  const { name: whom } = (await people.writer.get<{ name: string }>("/api/me")).body;
  const question = hidden.question!;
  await people.checker.command(articleId, { type: "ask-query", claimId, to: "writer", whom, question });
  const { queries } = await people.checker.claimView(articleId, claimId);
  const answer = { type: "answer-query", claimId, queryId: queries[0]!.id, reply: "confirmed" } as const;
  await people.writer.command(articleId, { ...answer, words: hidden.answer! });

  const sees: Record<Role, string[]> = {
    ...{
      viewer: ["headline", "claim"],
      reviewer: ["headline", "claim", "note"],
      checker: ["headline", "claim", "answer"],
    },
    ...{ writer: ["headline", "claim", "note", "question"], editor: [], legal: [], admin: [] },
  };
  const told = async (role: Role) => {
    const texts = new Map<string, string>();
    for (const address of ["/api/inbox?limit=100", "/inbox"])
      texts.set(address, (await people[role].get(address)).text);
    return [...texts].map(([address, text]) => found(new Map([[address, text]]), { ...words, ...hidden }));
  };
  for (const role of roles) {
    for (const hits of await told(role))
      expect(
        hits.map((hit) => hit.split(" ")[0]),
        role,
      ).toEqual(sees[role]);
  }
  const ids = { writer, reviewer };
  for (const [address, text] of await everythingFor(people.editor, articleId, [])) {
    if (address.includes("/export")) expect(found(new Map([[address, text]]), ids)).toEqual([]);
  }
  expect(await Promise.all(concerned.map(unread))).toEqual([before[0]! + 1, before[1]! + 2, before[2]! + 1]);
  const members = [await idOf(people.editor), await idOf(people.checker)];
  await people.editor.command(articleId, { type: "set-access", access: "restricted", members });
  for (const role of concerned) expect((await told(role)).flat(), role).toEqual([]);
  expect(await Promise.all(concerned.map(unread))).toEqual(before);
});

test("who is at a restricted article is told to its other members, and written down nowhere", async ({ people }) => {
  const words = planted("tab");
  const articleId = await people.editor.import({ format: "text", content });
  const members = [await idOf(people.editor), await idOf(people.checker)];
  await people.editor.command(articleId, { type: "set-access", access: "restricted", members });
  await people.checker.request("POST", `/api/articles/${articleId}/presence`, {
    tab: words.tab,
    at: null,
    claimId: null,
  });
  const extra = await pages(articleId, words);
  for (const role of roles) {
    const hits = found(await everythingFor(people[role], articleId, extra), words);
    if (role === "editor") {
      const told = ["events?after=0&presence=1", "events (stream)"].map(
        (path) => `tab in /api/articles/${articleId}/${path}`,
      );
      expect(hits, role).toEqual([...told, "tab in /api/events (stream)"]);
    } else expect(hits, role).toEqual([]);
  }
});

test("a source that becomes confidential is gone at once from what others can fetch, old log entries too", async ({
  people,
}) => {
  const words = planted("title", "publisher", "passage");
  const articleId = await people.checker.import({ format: "text", content });
  const claimId = await people.checker.claim(articleId, "40 ships");
  const source = { title: words.title!, publisher: words.publisher! };
  await people.checker.command(articleId, { type: "add-citation", claimId, source, passage: words.passage! });
  const extra = await pages(articleId, words);
  expect(found(await everythingFor(people.viewer, articleId, extra), words)).not.toEqual([]);
  const { citations } = await people.checker.claimView(articleId, claimId);
  await people.checker.command(articleId, {
    type: "edit-source",
    sourceId: citations[0]!.sourceId!,
    fields: { access: "confidential", readers: [await idOf(people.checker)] },
  });
  for (const role of ["viewer", "writer", "reviewer", "editor", "legal", "admin"] as const) {
    expect(found(await everythingFor(people[role], articleId, extra), words), role).toEqual([]);
  }
});

test("an error says nothing of what it refused", async ({ people }) => {
  const words = planted("headline");
  const articleId = await people.editor.import({ format: "text", title: words.headline!, content: "One ship." });
  await people.editor.command(articleId, {
    type: "set-access",
    access: "restricted",
    members: [await idOf(people.editor)],
  });
  for (const person of [people.nobody, people.admin, people.viewer]) {
    const answers = [
      await person.get(`/api/articles/${articleId}`),
      await person.tryCommand(articleId, { type: "sign-off" }),
      await person.get(`/articles/${articleId}`),
    ];
    expect(answers.map(({ text }) => text).join("\n")).not.toContain(words.headline);
  }
});
