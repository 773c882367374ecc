import type { Attention, Thing } from "../../api/types";

/** Something that somebody should look at, and why. */
export interface AttentionItem {
  readonly thing: Thing;
  readonly cause: Attention["cause"];
}

/** What the server lists, with the things as they are now. A thing that is gone meanwhile needs nobody. */
export function attentionOf(
  listed: readonly Attention[],
  things: ReadonlyMap<string, Thing>,
): readonly AttentionItem[] {
  return listed.flatMap(({ kind, name, cause }) => {
    const thing = things.get(`${kind}/${name}`);
    return thing ? [{ thing, cause }] : [];
  });
}
