/** What is not an address of the API: told as the API tells everything else. */
import { AppError } from "#lib/app-error.ts";
import { publicRoute } from "#lib/server/http.ts";

const nothing = publicRoute(async () => {
  throw new AppError("not-found", "There is nothing at this address.");
});
const answered = (request: Request) => nothing(request, { params: Promise.resolve({}) });

export { answered as DELETE, answered as GET, answered as PATCH, answered as POST, answered as PUT };
