import type { Attention, Thing } from "../../api/types";

/** Something that somebody should look at, and why. */
export interface AttentionItem {
  readonly thing: Thing;
  readonly cause: Attention["cause"];
}

/** The server's list, with the things as they are now, without things that are gone meanwhile. */
export function attentionOf(
  listed: readonly Attention[],
  things: ReadonlyMap<string, Thing>,
): readonly AttentionItem[] {
  return listed.flatMap(({ kind, name, cause }) => {
    const thing = things.get(`${kind}/${name}`);
    return thing ? [{ thing, cause }] : [];
  });
}
