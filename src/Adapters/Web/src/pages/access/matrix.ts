import type { Thing, User } from "../../api/types";

export type Can = "collect" | "deliver" | "exchange" | "manage";

export interface Given {
  readonly user: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly can: Can;
}

/** Who may do what, where. */
export interface Matrix {
  readonly users: readonly string[];
  readonly buckets: readonly string[];
  /** What a user may do in a bucket, the most first. */
  readonly given: (user: string, bucket: string) => readonly Given[];
}

const order: readonly Can[] = ["manage", "exchange", "collect", "deliver"];

/** Of what the server answers. */
export function matrixOf(
  users: readonly string[],
  buckets: readonly string[],
  grants: readonly { user: string; bucket: string; prefix: string; can: string }[],
): Matrix {
  const cells = new Map<string, Given[]>();
  for (const grant of grants) {
    const given: Given = { ...grant, can: grant.can as Can };
    const known = cells.get(keyOf(given.user, given.bucket));
    if (known) known.push(given);
    else cells.set(keyOf(given.user, given.bucket), [given]);
  }
  for (const cell of cells.values())
    cell.sort((a, b) => order.indexOf(a.can) - order.indexOf(b.can) || a.prefix.localeCompare(b.prefix));
  return { users, buckets, given: (user, bucket) => cells.get(keyOf(user, bucket)) ?? [] };
}

/** Of the things as they are told: what is applied. */
export function matrixOfThings(things: Iterable<Thing>): Matrix {
  const all = [...things].sort((a, b) => (a.name < b.name ? -1 : 1));
  const users = all.filter((thing): thing is User => thing.kind === "user");
  return matrixOf(
    users.map((user) => user.name),
    all.filter((thing) => thing.kind === "bucket").map((bucket) => bucket.name),
    users.flatMap((user) =>
      (user.spec.grants ?? []).map(({ bucket, prefix, can }) => ({
        user: user.name,
        bucket: bucket ?? "",
        prefix: prefix ?? "",
        can: can ?? "",
      })),
    ),
  );
}

const keyOf = (user: string, bucket: string): string => `${user}/${bucket}`;
