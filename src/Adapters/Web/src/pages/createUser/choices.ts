import type { ProjectLive } from "../../live/project";

/** Names of the buckets that something can be granted on. */
export function bucketsOf({ things }: ProjectLive): readonly string[] {
  return [...things.values()]
    .filter(({ kind, status }) => kind === "bucket" && status !== "deleting")
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b));
}

/** Whether users of the project can come over SFTP; as long as that is not known, they can. */
export function hasSftp({ things, sequence }: ProjectLive): boolean {
  if (sequence === null) return true;
  return [...things.values()].some((thing) => thing.kind === "project" && thing.spec.sftp === true);
}
