import type { GrantFields } from "../../api/types";
import { same } from "../../ui/merge";

export const verbs = ["collect", "deliver", "exchange", "manage"] as const;
export type Verb = (typeof verbs)[number];

/** A grant as it is typed. */
export interface GrantLine {
  readonly bucket: string;
  readonly prefix: string;
  readonly can: Verb;
}

/** A grant to begin with. */
export const grantOn = (bucket: string): GrantLine => ({ bucket, prefix: "", can: "deliver" });

export function linesOf(grants: readonly GrantFields[] | null | undefined): readonly GrantLine[] {
  return (grants ?? []).map(({ bucket, prefix, can }) => ({
    bucket: bucket ?? "",
    prefix: prefix ?? "",
    can: verbs.find((verb) => verb === can) ?? "collect",
  }));
}

/** A folder's name ends in a slash; whoever leaves it out means it. */
export function folderOf(typed: string): string {
  const trimmed = typed.trim();
  return trimmed === "" || trimmed.endsWith("/") ? trimmed : `${trimmed}/`;
}

const folder = /^[A-Za-z0-9!\-_.'()&@=+,](?:[A-Za-z0-9!\-_.'()&@=+, ]{0,98}[A-Za-z0-9!\-_.'()&@=+,])?$/;

/** Whether the server takes a folder: what it refuses is not shown as if it were granted. */
export function isFolder(prefix: string): boolean {
  if (prefix === "") return true;
  const names = prefix.replace(/\/$/, "").split("/");
  return prefix.length <= 200 && names.every((name) => folder.test(name) && name !== "." && name !== "..");
}

/** My lines on top of somebody else's: what I added comes, what I took away goes, all else is theirs. */
export function join(
  before: readonly GrantLine[],
  theirs: readonly GrantLine[],
  mine: readonly GrantLine[],
): readonly GrantLine[] {
  const isIn = (lines: readonly GrantLine[], line: GrantLine) => lines.some((other) => same(other, line));
  return [
    ...theirs.filter((line) => isIn(mine, line) || !isIn(before, line)),
    ...mine.filter((line) => !isIn(before, line) && !isIn(theirs, line)),
  ];
}
