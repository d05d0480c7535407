/** The certificate of an article that is signed off, and a certificate held against the database it came from. */
import "server-only";
import { articleHead } from "#db/articles.ts";
import type { Tx } from "#db/client.ts";
import { logRows, logRowsOfTypes } from "#db/log.ts";
import { AppError } from "../app-error.ts";
import { type Certificate, certificate, certificateDifferences, certificateOf } from "../export/certificate.ts";
import { presentPast } from "../log/present.ts";
import { can, type Principal } from "../policy/can.ts";
import { database } from "./database.ts";
import { houseName } from "./house-name.ts";
import { articleAt, readableArticle } from "./live-articles.ts";

/** Throws `unfit` when the article is not signed off, `not-found` also for one that this person may not read. */
export async function readCertificate(principal: Principal, articleId: string): Promise<Certificate> {
  return database().read(async (tx) => {
    const { live } = await readableArticle(tx, principal, articleId);
    if (!can(principal, "export-article")) throw new AppError("forbidden", "Your role may not export articles.");
    const [row] = live.state.meta.signOff === null ? [] : await logRowsOfTypes(tx, articleId, ["signed-off"], 1);
    if (row === undefined) {
      throw new AppError("unfit", "The article is not signed off, so there is nothing to certify yet.");
    }
    const past = presentPast(await articleAt(tx, articleId, row.seq), live.state, principal);
    return certificateOf(past, { seq: row.seq, head: row.hash }, houseName())!;
  });
}

/** What a certificate says that the database does not, in words; empty when it verifies. `text` comes from anywhere. */
export async function verifyCertificate(tx: Tx, text: string): Promise<string[]> {
  const parsed = certificate.safeParse(jsonOf(text));
  if (!parsed.success) return ["it is no certificate of an article"];
  const { article, log, house } = parsed.data;
  if ((await articleHead(tx, article.id)) === null) return ["the database holds no such article"];
  const [row] = await logRows(tx, article.id, { after: log.seq - 1, upTo: log.seq });
  if (row === undefined) return [`the log has no entry ${log.seq}`];
  const state = await articleAt(tx, article.id, log.seq);
  const sound = row.type === "signed-off" ? certificateOf(state, { seq: row.seq, head: row.hash }, house) : null;
  return sound === null ? [`entry ${log.seq} did not sign off`] : certificateDifferences(parsed.data, sound);
}

/** Null for what is no JSON, which is no certificate either. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
