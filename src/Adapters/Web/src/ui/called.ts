import type { Thing } from "../api/types";

/** The name people use for a thing: a project by its title, a user by its company, a bucket by its name. */
export function called(thing: Thing): string {
  if (thing.kind === "project")
    return thing.pendingSpec?.title ?? thing.spec.title ?? thing.failed?.spec?.title ?? thing.name;
  if (thing.kind === "user")
    return thing.pendingSpec?.company ?? thing.spec.company ?? thing.failed?.spec?.company ?? thing.name;
  return thing.name;
}
