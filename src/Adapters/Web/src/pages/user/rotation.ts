import type { Handover, Key } from "../../api/types";

/** Where the replacement of a key is: what it waits for. */
export type RotationStep = "claim" | "use" | "off" | "delete";

export interface Rotation {
  readonly old: Key;
  /** Null before it was claimed. */
  readonly next: Key | null;
  /** The link that gives the new key, while nobody has opened it. */
  readonly link: Handover | null;
  readonly step: RotationStep;
}

export const steps: readonly RotationStep[] = ["claim", "use", "off", "delete"];

/** The replacement that is under way, read off the keys and links themselves: whoever comes next can go on with it. */
export function rotationOf(keys: readonly Key[], links: readonly Handover[]): Rotation | null {
  for (const next of keys) {
    const old = keys.find(({ id }) => id === next.replaces);
    if (!old) continue;
    const step = old.state === "inactive" ? "delete" : next.lastUsedAt === null ? "use" : "off";
    return { old, next, link: null, step };
  }
  for (const link of links) {
    const old = keys.find(({ id }) => id === link.replaces);
    if (old && link.state === "open") return { old, next: null, link, step: "claim" };
  }
  return null;
}

/** How many more keys there is room for: links that are open will each make one. */
export function roomFor(keys: readonly Key[], links: readonly Handover[]): number {
  return Math.max(0, 2 - keys.length - links.filter((l) => l.what === "accessKey" && l.state === "open").length);
}

const recently = 24 * 60 * 60 * 1000;

/** When a key was last used, if that is so short ago that something seems to be using it. */
export function stillUsedAt({ lastUsedAt }: Key, now: number): string | null {
  return lastUsedAt !== null && now - Date.parse(lastUsedAt) < recently ? lastUsedAt : null;
}
