/** Who works here; for admins with `?all=true` also who was removed, and everybody's email. */
import { answer, route } from "#lib/server/http.ts";
import { addPerson, listManagedPeople, listPeople, newPerson } from "#lib/server/people.ts";

export const GET = route(async ({ principal, parameters }) =>
  answer({ people: await (parameters.all === "true" ? listManagedPeople(principal) : listPeople(principal)) }),
);

export const POST = route(async ({ principal, asking, body }) =>
  answer(await addPerson(principal, await body(newPerson), asking.again), 201),
);
