/** The certificate of a signed-off article, to look at and to print. */
import type { Metadata } from "next";
import { CertificateRoom } from "#components/export/certificate-room.tsx";
import { AppError } from "#lib/app-error.ts";
import { readTitle } from "#lib/server/read-article.ts";
import { readCertificate } from "#lib/server/read-certificate.ts";
import { orNotFound, signedIn } from "../../../signed-in.ts";

export const metadata: Metadata = { title: "Certificate" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const me = await signedIn(`/articles/${id}/certificate`);
  const title = await orNotFound(readTitle(me, id));
  const certificate = await readCertificate(me, id).catch(nothingYet);
  return <CertificateRoom me={me} article={{ id, title }} certificate={certificate} />;
}

function nothingYet(error: unknown): null {
  if (error instanceof AppError && error.code === "unfit") return null;
  throw error;
}
