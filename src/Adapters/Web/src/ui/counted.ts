import type { ListAnswer } from "./listing";

/**
 * How many things a list has: `(12)`, or `(3/12)` where it is filtered. What came or went since it was asked for is counted, as everywhere else.
 * @param shown How many of the answer's things are still there.
 * @param all How many there are now; undefined: that was not told.
 */
export function counted(
  answer: Pick<ListAnswer<unknown>, "total" | "items"> | undefined,
  { shown, all, isFiltered }: { shown: number; all: number | undefined; isFiltered: boolean },
  number: (value: number) => string,
): string {
  if (!answer) return "";
  const matches = answer.total - (answer.items.length - shown);
  if (!isFiltered) return `(${number(all ?? matches)})`;
  return all === undefined ? `(${number(matches)})` : `(${number(matches)}/${number(all)})`;
}
