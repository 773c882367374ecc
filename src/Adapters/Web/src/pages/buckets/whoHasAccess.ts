import type { Thing, User } from "../../api/types";

export interface Access {
  readonly user: User;
  readonly can: "collect" | "deliver" | "exchange" | "manage";
  readonly prefix: string;
}

/** What is applied for the users of a project, by bucket, read off the users as they are now. */
export function accessByBucket(things: Iterable<Thing>): ReadonlyMap<string, readonly Access[]> {
  const found = new Map<string, Access[]>();
  for (const user of things) {
    if (user.kind !== "user") continue;
    for (const { bucket, prefix, can } of user.spec.grants ?? []) {
      const access: Access = { user, prefix: prefix ?? "", can: can as Access["can"] };
      const known = found.get(bucket ?? "");
      if (known) known.push(access);
      else found.set(bucket ?? "", [access]);
    }
  }
  return found;
}

/** How many users, however many grants each has. */
export const countUsers = (access: readonly Access[]): number => new Set(access.map((a) => a.user.name)).size;
