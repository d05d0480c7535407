/** The name of the product, as a proof-reader writes it: dots beneath say "let it stand". Leads to all articles. */
import Link from "next/link";

export function Brand() {
  return (
    <Link
      href="/"
      className="font-serif text-lg font-semibold italic underline decoration-dotted decoration-2 underline-offset-4"
    >
      Stet
    </Link>
  );
}
