/** Help: what the words and colours mean, who may do what, which keys do what. Drawn from the tables the product itself uses. */
import {
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleSlash,
  CircleX,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import type { ReactNode } from "react";
import { shortcuts } from "#lib/editor/keymap.ts";
import type { Principal } from "#lib/policy/can.ts";
import { inboxKeys } from "../inbox/inbox-keys.ts";
import { queueKeys } from "../queue/queue-keys.ts";
import { searchKeys } from "../search/search-page.ts";
import { type Tone, toneBorder, toneText } from "../ui/tone.ts";
import { KeyList } from "./key-list.tsx";
import { ActionTable, FieldTable } from "./rights-table.tsx";
import { Room } from "./room.tsx";

const colours: readonly { tone: Tone; icon: LucideIcon; name: string; says: string }[] = [
  { tone: "red", icon: CircleX, name: "Red", says: "Inaccurate, disputed or returned" },
  { tone: "orange", icon: TriangleAlert, name: "Orange", says: "Stale, unplaced, or a change is open" },
  { tone: "yellow", icon: CircleDashed, name: "Yellow", says: "To check, being checked, or waiting" },
  { tone: "blue", icon: CircleDot, name: "Blue", says: "Checked, awaiting approval" },
  { tone: "green", icon: CircleCheck, name: "Green", says: "Approved, and the approval still holds" },
  { tone: "grey", icon: CircleSlash, name: "Grey", says: "Not checkable" },
];

const words: readonly (readonly [word: string, means: string])[] = [
  ["Claim", "A stretch of the article that somebody must verify. It follows its words through every edit."],
  ["Note", "A verification note in a claim's thread. Internal ones leave the house in the checking copy only."],
  ["Source", "A person, document, recording, dataset or page. One record of the house, used by many claims."],
  [
    "Citation",
    "A source used for a claim: supports, contradicts or context, with the place in it and the words quoted.",
  ],
  [
    "Finding",
    "What the evidence says: accurate, inaccurate, needs context, disputed, unverifiable, on author, not checkable.",
  ],
  ["Stage", "Whose turn it is: to check, checking, waiting, checked, approved, returned."],
  [
    "Stale",
    "The check or approval was given for other words or other evidence than stand there now. Only a new check and approval cures it, or the words coming back.",
  ],
  ["Unplaced", "The words of the claim are gone from the text. It keeps everything and comes back with its words."],
  ["Approval", "A second person's statement that the finding holds for exactly these words and this evidence."],
  [
    "Query",
    "A question put to the writer, to a source or for a document. Its claim waits for the answer. Whom a claim criticises is asked for a reply.",
  ],
  ["Mention", "An @ and a name in a note. Whoever is mentioned finds it in their inbox, if they may read it."],
  [
    "Clearance",
    "The legal reviewer's statement that exactly these words of a legal claim may be printed. Other words need another.",
  ],
  [
    "House rules",
    "What a claim needs before its article may be signed off. An admin sets them; everybody may read them.",
  ],
  [
    "Sign-off",
    "The editor's statement that the article may be published. It locks the article until somebody reopens it.",
  ],
  ["Annotated copy", "What leaves: the article with every claim footnoted with its evidence."],
];

export function HelpRoom({ me }: { me: Principal }) {
  const keys = [...shortcuts, ...queueKeys, ...searchKeys, ...inboxKeys].map(
    ({ id, label, group, keys: [first = ""] }) => ({
      id,
      label,
      group,
      keys: first,
    }),
  );
  return (
    <Room me={me} room="help" width="narrow" title="Help">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
        <Part id="colours" title="What the colours mean">
          <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
            {colours.map(({ tone, icon: Icon, name, says }) => (
              <li key={tone} className={`flex items-start gap-2.5 border-s-4 ps-3 ${toneBorder[tone]}`}>
                <Icon aria-hidden className={`mt-1 size-4 shrink-0 ${toneText[tone]}`} />
                <span>
                  <span className="font-medium">{name}</span>
                  <span className="block text-sm text-ink-soft">{says}</span>
                </span>
              </li>
            ))}
          </ul>
          <p className="mt-3 text-sm text-ink-soft">
            A claim has the colour of the worst that is true of it. An icon and the style of the line say the same.
          </p>
        </Part>
        <Part id="words" title="The words">
          <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
            {words.map(([word, means]) => (
              <div key={word} className="contents">
                <dt className="font-medium">{word}</dt>
                <dd className="text-ink-soft max-sm:mb-1">{means}</dd>
              </div>
            ))}
          </dl>
        </Part>
        <Part id="keys" title="Keys">
          <KeyList keys={keys} />
        </Part>
        <Part id="rights" title="Who may do what">
          <p className="mb-3 text-sm text-ink-soft">
            Own: only with what the person made. Nobody approves what they checked themselves, whatever the role. A
            restricted article is open to its members alone: an admin is no exception.
          </p>
          <ActionTable />
        </Part>
        <Part id="fields" title="Who sees what">
          <p className="mb-3 text-sm text-ink-soft">
            A confidential source is named only to the people chosen for it; all others see its alias, in every screen
            and copy.
          </p>
          <FieldTable />
        </Part>
      </div>
    </Room>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="mb-3 text-lg font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
