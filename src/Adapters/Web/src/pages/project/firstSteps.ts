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
    handOver: users.some((u) => (u.counts?.openHandovers ?? 0) > 0 || hasKey(u)),
    connected: users.some((u) => u.lastUsedAt !== null && u.lastUsedAt !== undefined),
  };
}

/** Where a step is done: at the user who comes next, as far as there is one. */
export function placeOfStep(step: keyof Steps, project: string, users: readonly User[]): string {
  const here = `/projects/${project}`;
  if (step === "bucket") return `${here}/buckets/create`;
  const granted = users.find((u) => (u.spec.grants?.length ?? 0) > 0) ?? users[0];
  const next = { user: undefined, grant: users[0], handOver: granted, connected: users.find(hasKey) ?? granted }[step];
  if (!next) return `${here}/users/create`;
  return `${here}/users/${next.name}${{ user: "", grant: "/access", handOver: "?tab=handovers", connected: "?tab=keys" }[step]}`;
}

const hasKey = (u: User): boolean => (u.counts?.keys ?? 0) > 0 || (u.spec.sshPublicKeys?.length ?? 0) > 0;
