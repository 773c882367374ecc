/**
 * How long to wait before the next attempt, in milliseconds: at most half a second at first, then twice as long each time, up to
 * 15 seconds. Chance spreads the browsers out that a restart of the server has cut off together.
 */
export function backOff(failures: number, chance: number): number {
  const longest = Math.min(15_000, 500 * 2 ** Math.min(failures, 10));
  return Math.round(longest * (0.5 + chance / 2));
}
