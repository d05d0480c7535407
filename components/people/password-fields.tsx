"use client";
/** A new password, typed twice. */
import { TextField } from "../ui/text-field.tsx";

export const shortestPassword = 12;

/** What is wrong with a new password, in words; null when nothing is. */
export function passwordProblem(password: string, again: string): string | null {
  if (password.length < shortestPassword) return `At least ${shortestPassword} characters are needed.`;
  return password === again ? null : "The two passwords differ.";
}

export function PasswordFields({ problem, label = "Password" }: { problem: string | null; label?: string }) {
  return (
    <>
      <TextField
        label={label}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        error={problem}
        hint={`At least ${shortestPassword} characters. A sentence is easy to remember.`}
      />
      <TextField label={`${label} again`} name="again" type="password" autoComplete="new-password" required />
    </>
  );
}
