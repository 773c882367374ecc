import type { Project } from "../api/types";
import type { ServerMessage } from "./messages";

/** The projects that one may see; null before the first snapshot. They have no number: a newer version wins, and a snapshot says it all. */
export type ProjectsLive = ReadonlyMap<string, Project> | null;

/** The next state, after a message about {@link allProjects}. */
export function hearProjects(live: ProjectsLive, message: ServerMessage): ProjectsLive {
  if (message.type !== "snapshot" && (message.type !== "change" || live === null)) return live;

  // Later parts of a snapshot add to the first, which begins anew.
  const first = message.type === "snapshot" && (message.part ?? 1) === 1;
  const next = new Map(first ? [] : live);
  for (const thing of message.things) {
    if (thing.kind !== "project" || "partial" in thing) continue;
    const known = live?.get(thing.name);
    next.set(thing.name, known && known.version > thing.version ? known : thing);
  }
  if (message.type === "change") for (const gone of message.removed) next.delete(gone.name);
  return next;
}
