/** Asks next-auth to sign a person in. Answers null when it did, else the code of why not. */
import { signIn } from "next-auth/react";

/** A password, or in a demo house just the email of one of its people. */
export interface Credentials {
  email: string;
  password?: string;
}

export async function signInWith({ email, password }: Credentials): Promise<string | null> {
  try {
    const answer =
      password === undefined
        ? await signIn("demo", { email, redirect: false })
        : await signIn("credentials", { email, password, redirect: false });
    if (answer?.ok && !answer.error) return null;
    return answer?.status === 429 ? "too-many" : (answer?.error ?? "other");
  } catch {
    return "no-answer";
  }
}
