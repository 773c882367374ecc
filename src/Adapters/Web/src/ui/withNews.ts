import type { Activity } from "../api/types";

/** Lines of the diary, newest first, with those that came since; a line that came again has its result. */
export function withNews(lines: readonly Activity[], news: readonly Activity[]): readonly Activity[] {
  const all = new Map(lines.map((line) => [line.id, line]));
  for (const line of news) {
    const known = all.get(line.id);
    // A result never goes away again.
    if (!known || known.result === null) all.set(line.id, line);
  }
  return [...all.values()].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
}
