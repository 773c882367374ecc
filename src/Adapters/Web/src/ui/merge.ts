/**
 * My entries on top of what somebody else saved meanwhile: what I touched is mine, all else is theirs.
 * @param before What both of us began with.
 */
export function merge<T extends object>(before: T, theirs: T, mine: T): T {
  const merged = { ...theirs };
  for (const key of Object.keys(mine) as (keyof T)[]) if (!same(mine[key], before[key])) merged[key] = mine[key];
  return merged;
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
