/**
 * The claims of the sample article, in reading order, so that their numbers are. Between them they stand in every state a claim
 * can have; `end` says in which. Who checks is never who approves.
 */
import type { Finding, Resolution } from "../decision/decision.ts";
import type { SampleAction, SampleClaim, SampleCommand, SampleRole } from "./sample.ts";
import type { SampleSourceKey } from "./sources.ts";

type Action = SampleAction<SampleSourceKey>;
type Command = SampleCommand<SampleSourceKey>;
type Citation = Omit<Extract<Command, { type: "add-citation" }>, "type" | "source" | "consultedOn">;

const consultedOn = "2026-03-04";

function act(by: SampleRole, ...commands: Command[]): Action[] {
  return commands.map((command) => ({ by, command }));
}
const start: Command = { type: "start-check" };
const approve = act("reviewer", { type: "approve-claim" });

function cite(source: SampleSourceKey, citation: Citation = {}): Command {
  return { type: "add-citation", source, consultedOn, ...citation };
}
function note(body: string, internal = true): Command {
  return { type: "add-note", body, internal };
}
function find(finding: Finding, reason = ""): Command {
  return { type: "record-finding", finding, reason };
}
function resolve(resolution: Resolution, reason = ""): Command {
  return { type: "set-resolution", resolution, reason };
}

function propose(text: string, reason: string): Command {
  return { type: "propose-correction", with: text, reason };
}

export const sampleClaims: readonly SampleClaim<SampleSourceKey>[] = [
  {
    key: "headline-rise",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "Deaths Rise 58%", prefix: "Armed Group as" },
      statement: "Deaths from armed violence in Pakistan rose by 58 percent within a year.",
      kind: "headline",
      importance: "key",
      calculation: "1,523 / 964 = 1.580, that is, 58% more",
    },
    actions: [
      ...act(
        "checker",
        start,
        cite("report", {
          relation: "supports",
          rank: "primary",
          locator: "page 7, table 1",
          passage: "Fatalities rose from 964 to 1,523, an increase of 58 percent.",
        }),
        find("accurate"),
      ),
      ...approve,
    ],
    end: { stage: "approved", finding: "accurate", tone: "green" },
  },
  {
    key: "caption-date",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "the closed gate of the Zarkot crossing on March 2" },
      statement: "The picture shows the gate of the Zarkot crossing on March 2.",
      kind: "caption",
    },
    actions: act(
      "checker",
      start,
      note("Shadow and snow line fit the agency's data: taken 2 March, 16:10. Two older pictures show the same gate."),
      find("accurate"),
    ),
    end: { stage: "checked", finding: "accurate", tone: "blue" },
  },
  {
    key: "credit",
    by: "writer",
    add: {
      type: "add-claim",
      words: { exact: "Frontier Press Agency", prefix: "Photo:" },
      statement: "The picture was made by, and may be used from, the Frontier Press Agency.",
      kind: "name",
    },
    actions: [],
    end: { stage: "to-check", tone: "yellow" },
  },
  {
    key: "minister",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "Minister for Border Affairs, Adil Mansoor Kakar" },
      statement: "Adil Mansoor Kakar is Pakistan's Minister for Border Affairs; his name is spelled so.",
      kind: "title",
    },
    actions: [
      ...act(
        "checker",
        start,
        cite("ministry", { rank: "primary", locator: "first paragraph", passage: "Adil Mansoor Kakar, Minister" }),
        find("accurate"),
      ),
      ...approve,
    ],
    end: { stage: "approved", finding: "accurate", tone: "green" },
  },
  {
    key: "camps",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "“at least eleven” training camps" },
      statement: "The minister spoke of at least eleven training camps.",
      kind: "number",
      importance: "key",
    },
    actions: act(
      "checker",
      start,
      cite("hearing", { rank: "primary", locator: "00:09:40", passage: "eleven, at the very least" }),
      note("He says “eleven, at the very least”."),
      {
        ...{ type: "ask-query", to: "source", whom: "The ministry's press office", channel: "e-mail" },
        ...{ askedOn: "2026-03-04", question: "How many camps does the minister mean? Is there a written text?" },
      },
    ),
    end: { stage: "waiting", waitingFor: "source", tone: "yellow" },
  },
  {
    key: "fence-quote",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "We have fenced 2,640 kilometers and buried too many of our people" },
      statement: "The minister said this sentence, in these words, before the committee.",
      kind: "quotation",
    },
    actions: [
      ...act(
        "checker",
        start,
        cite("hearing", {
          rank: "primary",
          locator: "00:14:32",
          passage: "We have fenced 2,640 kilometers and buried too many of our people.",
        }),
        find("accurate"),
      ),
      ...approve,
    ],
    end: { stage: "approved", finding: "accurate", tone: "green" },
  },
  {
    key: "fence-length",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "2,640 kilometers" },
      statement: "2,640 kilometers of the border are fenced.",
      kind: "number",
    },
    actions: act(
      "checker",
      start,
      cite("fenceAudit", {
        relation: "contradicts",
        rank: "primary",
        locator: "page 31, section 4.2",
        passage: "Of 2,640 kilometers contracted, 2,280 have been handed over.",
      }),
      note("The quotation is right, what it says is the length ordered. A half sentence in the copy would do.", false),
      find("needs-context", "2,640 kilometers were contracted; 2,280 are finished."),
      resolve("attributed"),
    ),
    end: { stage: "checked", finding: "needs-context", resolution: "attributed", tone: "blue" },
  },
  {
    key: "wire-quote",
    by: "writer",
    add: {
      type: "add-claim",
      words: { exact: "A fence without a partner on the other side is only wire" },
      statement: "The minister said this sentence, in these words, before the committee.",
      kind: "quotation",
    },
    actions: [
      ...act(
        "checker",
        start,
        cite("hearing", { rank: "primary", locator: "00:15:05", passage: "A fence without a partner is only wire." }),
        find("accurate"),
      ),
      ...act("reviewer", {
        type: "return-claim",
        reason: "In the passage “on the other side” is missing. Please listen again, and quote what is said.",
      }),
    ],
    end: { stage: "returned", finding: "accurate", tone: "red" },
  },
  {
    key: "trade-share",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "about a third of the trade between the two countries" },
      statement: "About a third of the trade between Pakistan and Afghanistan passes the Zarkot crossing.",
      kind: "number",
      calculation: "612 / 1,840 million dollars = 33.3%",
    },
    actions: [
      ...act(
        "checker",
        start,
        cite("customs", { rank: "primary", locator: "sheet 2, row 14", passage: "Zarkot 612; all crossings 1,840" }),
        find("accurate"),
      ),
      ...approve,
    ],
    end: { stage: "approved", finding: "accurate", stale: true, tone: "orange" },
  },
  {
    key: "closed-since",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "shut since February 9" },
      statement: "The crossing has been closed since February 9.",
      kind: "date",
    },
    actions: [
      ...act(
        "checker",
        start,
        cite("closureOrder", { rank: "primary", locator: "paragraph 1", passage: "with effect from 9 February" }),
        find("accurate"),
      ),
      ...approve,
    ],
    end: { stage: "approved", finding: "accurate", tone: "green" },
  },
  {
    key: "six-engineers",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "a bomb attack on a road camp in Mirdara district killed six engineers" },
      statement: "The attack on the road camp killed six engineers.",
      kind: "historical",
      importance: "key",
    },
    actions: act(
      "checker",
      start,
      cite("policeBulletin", { rank: "primary", locator: "page 1", passage: "six members of the engineering staff" }),
      find("accurate"),
    ),
    end: { stage: "checked", finding: "accurate", tone: "blue" },
  },
  {
    key: "four-chinese",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "six engineers, four of them Chinese nationals" },
      statement: "Four of the six engineers killed were Chinese nationals.",
      kind: "number",
    },
    actions: act("checker", { type: "assign-claim", assignee: "checker" }, start, note("Embassy list requested.")),
    end: { stage: "checking", tone: "yellow" },
  },
  {
    key: "institute",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "Indus Centre for Conflict Studies (ICCS), a research institute in Lahore" },
      statement: "The institute is called so, abbreviated so, and sits in Lahore.",
      kind: "name",
    },
    actions: [
      ...act("checker", start, cite("report", { rank: "primary", locator: "imprint" }), find("accurate")),
      ...approve,
    ],
    end: { stage: "approved", finding: "accurate", tone: "green" },
  },
  {
    key: "deaths",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "1,523 deaths in Pakistan last year" },
      statement: "Armed violence caused 1,523 deaths in Pakistan last year, according to the ICCS.",
      kind: "number",
      importance: "key",
    },
    actions: [
      ...act(
        "checker",
        start,
        cite("report", { rank: "primary", locator: "page 7, table 1", passage: "1,523" }),
        cite("incidents", { rank: "primary", locator: "sheet “year”, cell D18", passage: "1523" }),
        cite("monitor", { relation: "context", locator: "table 3", passage: "1,498" }),
        note("The Conflict Monitor counts 25 fewer: it leaves out deaths after more than 30 days.", false),
        find("accurate"),
      ),
      ...approve,
    ],
    end: { stage: "approved", finding: "accurate", tone: "green" },
  },
  {
    key: "two-thirds",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "roughly two thirds of them" },
      statement: "The ICCS attributes roughly two thirds of the deaths to the SRF.",
      kind: "number",
      importance: "key",
      calculation: "929 / 1,523 = 61%",
    },
    actions: act(
      "checker",
      start,
      cite("report", {
        relation: "contradicts",
        rank: "primary",
        locator: "page 12",
        passage: "The SRF was responsible for 929 deaths, or 61 percent.",
      }),
      find("inaccurate", "The report says 61%, which is three fifths."),
      propose("about three fifths of them", "61% is three fifths."),
    ),
    end: { stage: "checked", finding: "inaccurate", resolution: "change-recommended", tone: "red" },
  },
  {
    key: "borders",
    by: "writer",
    add: {
      type: "add-claim",
      words: { exact: "Khyber Pakhtunkhwa and Balochistan, which both border Afghanistan" },
      statement: "Both provinces have a border with Afghanistan.",
      kind: "place",
    },
    actions: [...act("checker", start, note("Any map."), find("accurate")), ...approve],
    end: { stage: "approved", finding: "accurate", tone: "green" },
  },
  {
    key: "provinces",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "more than 88% of all deaths and 81% of attacks" },
      statement: "The two provinces account for more than 88% of the deaths and 81% of the attacks.",
      kind: "number",
    },
    actions: [],
    end: { stage: "to-check", tone: "yellow" },
  },
  {
    key: "founded",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "founded in 2011" },
      statement: "The SRF was founded in 2011.",
      kind: "historical",
    },
    actions: act(
      "checker",
      start,
      note("Two handbooks name 2010 and 2011, neither gives a source; the group's own account has no year."),
      find("unverifiable", "No source that is independent of the group gives a year with evidence."),
      resolve("change-recommended"),
    ),
    end: { stage: "checked", finding: "unverifiable", resolution: "change-recommended", tone: "blue" },
  },
  {
    key: "smugglers",
    by: "legal",
    add: {
      type: "add-claim",
      words: { exact: "having taken money from smugglers" },
      statement: "Pakistani officials accuse Asmat Gul Zadran of having taken money from smugglers.",
      kind: "paraphrase",
      importance: "legal",
      criticism: true,
    },
    actions: act(
      "checker",
      { type: "assign-claim", assignee: "legal" },
      start,
      cite("courtFile", { rank: "primary", locator: "page 4", passage: "sums received from the carriers" }),
      {
        ...{ type: "ask-query", to: "source", purpose: "reply", whom: "The group's press office", channel: "phone" },
        ...{ askedOn: "2026-03-04", question: "What does Mr Zadran say to it? Asked by mail before, on 3 March." },
      },
    ),
    end: { stage: "waiting", waitingFor: "source", tone: "yellow" },
  },
  {
    key: "abbreviation",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "SFR" },
      statement: "The abbreviation of the Sarhad Resistance Front is SFR.",
      kind: "name",
    },
    actions: act(
      "checker",
      start,
      cite("report", { relation: "contradicts", rank: "primary", locator: "list of abbreviations", passage: "SRF" }),
      find("inaccurate", "SRF everywhere else in the copy and in all sources."),
      propose("SRF", "A slip: two letters have changed places."),
    ),
    end: { stage: "checked", finding: "inaccurate", resolution: "change-recommended", tone: "red" },
  },
  {
    key: "old-song",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "an old song with new numbers" },
      statement: "The spokesman used these words.",
      kind: "quotation",
    },
    actions: [
      ...act(
        "checker",
        start,
        cite("briefing", { rank: "primary", locator: "00:03:18", passage: "دا زړه سندره ده، یوازې شمېرې یې نوې دي" }),
        note("Translated from Pashto by two people apart from each other; both agree on the sense.", false),
        find("accurate"),
      ),
      ...approve,
    ],
    end: { stage: "approved", finding: "accurate", tone: "green" },
  },
  {
    key: "arrests",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "39 people with ties to the group" },
      statement: "Afghan forces have arrested 39 people with ties to the group since the beginning of the year.",
      kind: "number",
    },
    actions: act(
      "checker",
      start,
      cite("briefing", { rank: "primary", locator: "00:05:50", passage: "thirty-nine" }),
      cite("prisonRegister", { relation: "contradicts", locator: "table", passage: "17 arrests announced" }),
      find("disputed", "The spokesman says 39, a count of the announcements comes to 17."),
    ),
    end: { stage: "checked", finding: "disputed", tone: "red" },
  },
  {
    key: "vehicle",
    by: "writer",
    add: {
      type: "add-claim",
      words: { exact: "traced the vehicle used in the Mirdara attack to a dealer across the border" },
      statement: "Investigators have traced the vehicle to a dealer in Afghanistan.",
      kind: "causal",
      importance: "key",
    },
    actions: [
      ...act(
        "writer",
        cite("investigator", {
          rank: "primary",
          locator: "call of 2 March",
          passage: "the papers name a yard in the east",
        }),
      ),
      ...act(
        "checker",
        start,
        note("Spoke with the same officer myself, 4 March, 11:20. The second official said the same to the writer."),
        find("accurate"),
      ),
    ],
    end: { stage: "checked", finding: "accurate", tone: "blue" },
  },
  {
    key: "late-last-month",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "Late last month" },
      statement: "The minister announced the limit on visas late in February.",
      kind: "date",
    },
    actions: act("checker", start, note("The ministry's page has nothing between 20 and 28 February."), {
      type: "ask-query",
      to: "writer",
      question: "Which day, and where was it said?",
    }),
    end: { stage: "waiting", waitingFor: "writer", tone: "yellow" },
  },
  {
    key: "memorandum",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "a memorandum signed in Tashkent to exchange lists of wanted persons every quarter" },
      statement: "A memorandum signed in Tashkent in October provides for a quarterly exchange of lists.",
      kind: "historical",
    },
    actions: act("checker", start, {
      ...{ type: "ask-query", to: "document", whom: "The foreign office", channel: "letter", askedOn: "2026-03-03" },
      question: "Please send the text of the memorandum, or say where it is printed.",
    }),
    end: { stage: "waiting", waitingFor: "document", tone: "yellow" },
  },
  {
    key: "losses",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "$4.5 million a day" },
      statement: "The chamber puts the losses of its members at 4.5 million dollars a day.",
      kind: "money",
    },
    actions: act(
      "checker",
      start,
      cite("chamberLetter", {
        rank: "primary",
        locator: "second paragraph",
        passage: "4.5 million US dollars per day",
      }),
      find("accurate"),
    ),
    end: { stage: "checked", finding: "accurate", tone: "blue" },
  },
  {
    key: "since-2014",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "more than in any closure since 2014" },
      statement: "No closure since 2014 caused higher losses a day.",
      kind: "comparison",
    },
    actions: act(
      "checker",
      start,
      note("The chamber has no figures of earlier closures, and nobody else has."),
      find("unverifiable", "There are no figures to compare with."),
      resolve("cut"),
    ),
    end: { stage: "checked", finding: "unverifiable", resolution: "cut", unplaced: true, tone: "orange" },
  },
  {
    key: "driver-name",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "Farid Shah Mohmand" },
      statement: "The driver's name is spelled Farid Shah Mohmand.",
      kind: "name",
    },
    actions: [
      ...act(
        "checker",
        start,
        cite("driver", { relation: "contradicts", rank: "primary", passage: "On his licence: Fareed Shah." }),
        find("inaccurate", "His licence says Fareed Shah."),
        resolve("change-recommended"),
      ),
      ...act("editor", resolve("declined", "He asked for this spelling, and has always been quoted with it.")),
      ...approve,
    ],
    end: { stage: "approved", finding: "inaccurate", resolution: "declined", tone: "green" },
  },
  {
    key: "nineteen-days",
    by: "writer",
    add: {
      type: "add-claim",
      words: { exact: "has waited before the gate for 19 days" },
      statement: "The driver had been waiting for 19 days when the writer met him.",
      kind: "number",
    },
    actions: [
      ...act("writer", note("I was there on 28 February and saw the stamp on his freight papers, 9 February.")),
      ...act("checker", start, find("on-author", "Seen by the writer.")),
      ...approve,
    ],
    end: { stage: "approved", finding: "on-author", tone: "green" },
  },
  {
    key: "beautiful-road",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "the most beautiful in the region" },
      statement: "The road over the pass is the most beautiful in the region.",
      kind: "description",
    },
    actions: [...act("checker", start, find("not-checkable", "An opinion, and given as the driver's.")), ...approve],
    end: { stage: "approved", finding: "not-checkable", tone: "grey" },
  },
  {
    key: "ambassador",
    by: "checker",
    add: {
      type: "add-claim",
      words: { exact: "has served as ambassador to Tajikistan" },
      statement: "Sadia Rauf was ambassador to Tajikistan.",
      kind: "title",
    },
    actions: [],
    end: { stage: "to-check", tone: "yellow" },
  },
];
