import { useState } from "react";

/**
 * How many things came into being since a list was asked for. What was there at that moment is on some page of it; what came later
 * waits until somebody wants to see it.
 * @param list The list's answer: another one begins anew.
 * @param told All things that are known to exist; null: nothing was told yet.
 */
export function useNews<T extends { name: string }>(
  list: { readonly items: readonly { name: string }[] } | undefined,
  told: ReadonlyMap<string, T> | null,
  matches: (thing: T) => boolean,
): number {
  const [then, setThen] = useState<{ list: unknown; names: ReadonlySet<string> } | null>(null);
  if (list && told && then?.list !== list) setThen({ list, names: new Set([...told.values()].map((t) => t.name)) });
  if (!list || !told || then?.list !== list) return 0;
  const shown = new Set(list.items.map((item) => item.name));
  return [...told.values()].filter((t) => !then.names.has(t.name) && !shown.has(t.name) && matches(t)).length;
}
