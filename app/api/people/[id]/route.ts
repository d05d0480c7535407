/** Changing, removing and letting in again, by an admin. */
import { answer, route } from "#lib/server/http.ts";
import { changePerson, personChange } from "#lib/server/people.ts";

export const PATCH = route<"id">(async ({ principal, asking, params, body }) =>
  answer(await changePerson(principal, params.id, await body(personChange), asking.again)),
);
