/** What `npm run export` runs. Fails with a line that says why and what to do. */
import "server-only";
import { AppError } from "../app-error.ts";
import { exportToFile } from "./export-file.ts";

try {
  // npm runs scripts in the project; a path is meant from where the person stands.
  const lines = await exportToFile(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  for (const line of lines) console.log(line);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
