import { startTransition, useEffect, useState } from "react";

/** Hundreds of rows drawn at once would keep the browser busy for longer than somebody who types should wait. */
const step = 50;

/**
 * The first of the items, and with each picture some more until all are there. What is drawn already does not count: where a page's
 * rows stay, all of them do.
 */
export function useGrowing<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  const [drawn, setDrawn] = useState<ReadonlySet<string>>(new Set());
  const shown = firstOf(items, nameOf, drawn);
  useEffect(() => {
    if (shown.length === items.length) return;
    const picture = requestAnimationFrame(() => startTransition(() => setDrawn(new Set(shown.map(nameOf)))));
    return () => cancelAnimationFrame(picture);
  });
  return shown;
}

/** All up to the first that would be one too many of those that are not drawn yet. */
export function firstOf<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  drawn: ReadonlySet<string>,
  most = step,
): readonly T[] {
  let fresh = 0;
  for (const [index, item] of items.entries()) {
    if (!drawn.has(nameOf(item))) fresh++;
    if (fresh > most) return items.slice(0, index);
  }
  return items;
}
