/** The value at a JSON pointer (RFC 6901); undefined if there is none. */
export function at(value: unknown, pointer: string): unknown {
  return partsOf(pointer).reduce<unknown>(
    (inside, part) =>
      typeof inside === "object" && inside !== null ? (inside as Readonly<Record<string, unknown>>)[part] : undefined,
    value,
  );
}

/** The part of a body that the server judges together with a field: the retention, all grants, a list. */
export function ruledWith(pointer: string): string {
  const parts = pointer.split("/");
  return parts.slice(0, parts[1] === "spec" ? 3 : 2).join("/");
}

export function unescaped(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}

function partsOf(pointer: string): readonly string[] {
  return pointer.split("/").slice(1).map(unescaped);
}
