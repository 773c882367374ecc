/** Short texts below each other. */
export function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="plain-list tight wrap">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** A text of several lines. */
export function Multiline({ text }: { text: string }) {
  return <span className="wrap lines">{text || "–"}</span>;
}
