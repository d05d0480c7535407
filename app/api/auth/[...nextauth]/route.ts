/** Signing in and out: next-auth's own addresses, `credentials` with the fields email and password. */

import NextAuth from "next-auth";
import { AppError } from "#lib/app-error.ts";
import { publicRoute } from "#lib/server/http.ts";
import { signInOptions } from "#lib/server/sign-in.ts";
import { readSignInRequest, refusedSignIn, visitOf } from "#lib/server/sign-in-request.ts";

const handle = publicRoute(async ({ request, url }) => {
  const path = url.pathname.split("/").slice(3);
  const read = await readSignInRequest(request, path);
  if (read instanceof Response) return read;
  let failure: unknown;
  const options = await signInOptions(visitOf(request), (error) => {
    failure = error;
  });
  const response = await NextAuth(read, { params: Promise.resolve({ nextauth: path }) }, options);
  if (failure instanceof AppError) return refusedSignIn(failure);
  if (failure !== undefined) throw failure;
  return response;
});
const answered = (request: Request) => handle(request, { params: Promise.resolve({}) });

export { answered as GET, answered as POST };
