import type { Activity } from "../../api/types";

export interface DiaryFilter {
  readonly person: string;
  readonly kind: string;
  readonly name: string;
  readonly result: string;
  /** Instants; `to` is the first one that is not meant. */
  readonly from: string;
  readonly to: string;
}

/** When a day of the reader's calendar begins, and with `1` when it is over; empty for what is no day. */
export function instantOf(day: string, plus: 0 | 1): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return "";
  const moment = new Date(`${day}T00:00:00`);
  if (Number.isNaN(moment.getTime())) return "";
  moment.setDate(moment.getDate() + plus);
  return moment.toISOString();
}

/** Small letters without accents. */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}

/** Whether a line that came is one that is asked for; as the server judges. */
export function isWanted(line: Activity, { person, kind, name, result, from, to }: DiaryFilter): boolean {
  return (
    (person === "" || folded(line.actor).includes(folded(person))) &&
    (kind === "" || line.kind === kind) &&
    (kind === "" ? folded(line.name).includes(folded(name)) : name === "" || line.name === name) &&
    (result === "" || line.result === result) &&
    (from === "" || Date.parse(line.at) >= Date.parse(from)) &&
    (to === "" || Date.parse(line.at) < Date.parse(to))
  );
}

/** Lines that came since a page was asked for and stand above it. */
export function newSince(
  page: readonly Activity[],
  news: readonly Activity[],
  filter: DiaryFilter,
): readonly Activity[] {
  const known = new Set(page.map((line) => line.id));
  const newest = page[0]?.at ?? "";
  return news.filter((line) => line.at >= newest && !known.has(line.id) && isWanted(line, filter));
}

/** Lines by the day on which they were written, in the order in which they come. */
export function byDay(
  lines: readonly Activity[],
  dayOf: (at: string) => string,
): readonly { readonly day: string; readonly lines: readonly Activity[] }[] {
  const days: { day: string; lines: Activity[] }[] = [];
  for (const line of lines) {
    const day = dayOf(line.at);
    const last = days.at(-1);
    if (last?.day === day) last.lines.push(line);
    else days.push({ day, lines: [line] });
  }
  return days;
}
