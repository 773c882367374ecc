import type { ThingKind } from "../api/types";

/** The address of a thing's page. */
export function placeOf({ kind, project, name }: { kind: ThingKind; project: string; name: string }): string {
  return kind === "project" ? `/projects/${project}` : `/projects/${project}/${kind}s/${name}`;
}
