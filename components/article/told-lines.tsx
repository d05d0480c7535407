/** What was found in a file, a line for each kind, under its heading. */
export function ToldLines({ heading, lines }: { heading?: string; lines: readonly string[] }) {
  return (
    <>
      {heading === undefined ? null : <p className="mt-1">{heading}</p>}
      <ul className="mt-1 list-disc ps-4">
        {lines.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
    </>
  );
}
