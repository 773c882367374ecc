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

/**
 * The address to ask for. People have names here, and the server knows their addresses only: a typed part of the name of exactly one
 * person stands for the address, unless it is part of an address, too.
 */
export function addressOf(typed: string, people: readonly string[], personOf: (address: string) => string): string {
  if (typed === "" || people.some((address) => folded(address).includes(folded(typed)))) return typed;
  const meant = people.filter((address) => folded(personOf(address)).includes(folded(typed)));
  return meant.length === 1 ? (meant[0] ?? typed) : typed;
}

/** Small letters without accents. */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
}

/** The name people use for what a line is about; empty if it has only its short name. */
export type NameOf = (line: Activity) => string;

/** Whether a line that came is one that is asked for; as the server judges. */
export function isWanted(
  line: Activity,
  { person, kind, name, result, from, to }: DiaryFilter,
  nameOf: NameOf,
): boolean {
  const isAbout = (text: unknown) => typeof text === "string" && folded(text).includes(folded(name));
  return (
    (person === "" || folded(line.actor).includes(folded(person))) &&
    (kind === "" || line.kind === kind) &&
    (kind === ""
      ? isAbout(line.name) || isAbout(nameOf(line)) || isAbout(line.sentence.args["company"])
      : name === "" || line.name === name) &&
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
  nameOf: NameOf,
): readonly Activity[] {
  const known = new Set(page.map((line) => line.id));
  const newest = page[0]?.at ?? "";
  return news.filter((line) => line.at >= newest && !known.has(line.id) && isWanted(line, filter, nameOf));
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
