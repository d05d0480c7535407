/** `npm run restore -- FILE.zip`: brings the article of a bundle into the house of STET_DATA, where no server may run meanwhile. */
import { runServerFile, underPinnedNode } from "./install.mjs";
import { refuseSecondServer } from "./one-server.mjs";

underPinnedNode(import.meta.url);
try {
  refuseSecondServer(process.env.STET_DATA ?? "data");
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
process.exit(runServerFile("restore-file.ts", process.argv.slice(2)));
