/** Who may do and see what, drawn from the table the server asks. Wide tables scroll in a frame of their own. */
import { Check, Minus } from "lucide-react";
import { type Action, type Field, fieldTable, type Grant, type Role, roles, table } from "#lib/policy/can.ts";
import { actionGroups, fieldLabels, roleLabels } from "./role-words.ts";

export function ActionTable() {
  return (
    <RightsTable
      caption="Actions by role"
      groups={actionGroups.map(({ title, actions }) => ({
        title,
        rows: Object.entries(actions).map(([action, words]) => ({ words, row: table[action as Action] })),
      }))}
    />
  );
}

export function FieldTable() {
  const rows = Object.entries(fieldLabels).map(([field, words]) => ({ words, row: fieldTable[field as Field] }));
  return <RightsTable caption="Fields by role" groups={[{ title: "Fields", rows }]} />;
}

interface Group {
  title: string;
  rows: readonly { words: string; row: Readonly<Record<Role, Grant>> }[];
}

function RightsTable({ caption, groups }: { caption: string; groups: readonly Group[] }) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border border-line bg-raised"
    >
      <table className="w-full min-w-160 text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-ink-soft">
            <th scope="col" className="sticky start-0 bg-raised px-3 py-2 text-start font-medium">
              Action
            </th>
            {roles.map((role) => (
              <th key={role} scope="col" className="px-2 py-2 text-center font-medium">
                {roleLabels[role]}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.title}>
            {groups.length === 1 ? null : (
              <tr className="border-b border-line bg-canvas">
                <th
                  scope="rowgroup"
                  colSpan={roles.length + 1}
                  className="px-3 py-1.5 text-start text-xs font-semibold"
                >
                  {group.title}
                </th>
              </tr>
            )}
            {group.rows.map(({ words, row }) => (
              <tr key={words} className="border-b border-line last:border-b-0">
                <th scope="row" className="sticky start-0 bg-raised px-3 py-1.5 text-start font-normal">
                  {words}
                </th>
                {roles.map((role) => (
                  <td key={role} className="px-2 py-1.5 text-center">
                    <GrantMark grant={row[role]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function GrantMark({ grant }: { grant: Grant }) {
  if (grant === "own") return <span className="text-xs font-medium">own</span>;
  const Icon = grant === "yes" ? Check : Minus;
  return (
    <span className={grant === "yes" ? "" : "text-ink-soft"}>
      <Icon aria-hidden className="mx-auto size-4" />
      <span className="sr-only">{grant === "yes" ? "yes" : "no"}</span>
    </span>
  );
}
