import type { Thing, User } from "../../api/types";

export interface Steps {
  readonly bucket: boolean;
  readonly user: boolean;
  readonly grant: boolean;
  readonly handOver: boolean;
  readonly connected: boolean;
}

/** How far a project is on the way to its first hand-over, read off what there is. */
export function stepsOf(things: readonly Thing[], users: readonly User[]): Steps {
  const applied = things.filter((t) => t.status !== "creating");
  return {
    bucket: applied.some((t) => t.kind === "bucket"),
    user: applied.some((t) => t.kind === "user"),
    grant: applied.some((t) => t.kind === "user" && (t.spec.grants?.length ?? 0) > 0),
    handOver: users.some(
      (u) => (u.counts?.openHandovers ?? 0) > 0 || (u.counts?.keys ?? 0) > 0 || (u.spec.sshPublicKeys?.length ?? 0) > 0,
    ),
    connected: users.some((u) => u.lastUsedAt !== null && u.lastUsedAt !== undefined),
  };
}
