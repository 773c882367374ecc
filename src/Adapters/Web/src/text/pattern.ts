export type Args = Readonly<Record<string, string | number>>;

/** The names of a pattern's places. */
export type Places<Pattern> = Pattern extends `${string}{${infer Place}}${infer Rest}`
  ? (Place extends `${infer Name}:${string}` ? Name : Place) | Places<Rest>
  : never;

const place = /\{(\w+)(?::([^|{}]*)\|([^{}]*))?\}/g;

/**
 * Puts the arguments in their places, as the server does for its English: `{days}`, and `{days:day|days}` for the first word where
 * the argument is 1 and the second where it is not.
 */
export function fill(pattern: string, args: Args, show: (value: string | number, name: string) => string): string {
  return pattern.replaceAll(place, (whole, name: string, one: string | undefined, other: string | undefined) => {
    const value = args[name];
    if (value === undefined) return whole;
    return one === undefined || other === undefined ? show(value, name) : value === 1 ? one : other;
  });
}

/** The names of a pattern's places, each once, in alphabetical order. */
export function placesOf(pattern: string): string[] {
  return [...new Set([...pattern.matchAll(place)].map((found) => found[1] ?? ""))].sort();
}
