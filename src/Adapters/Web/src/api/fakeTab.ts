import { vi } from "vitest";

/** Stands in for the parts of a browser that tabs share: storage, whose changes the others hear, and locks. */
export function fakeTab(kept: Map<string, string>): void {
  const listeners = new Set<(event: { key: string }) => void>();
  const changed = (key: string) => listeners.forEach((listen) => listen({ key }));
  const storage = (map: Map<string, string>, tell: (key: string) => void) => ({
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => {
      map.set(key, value);
      tell(key);
    },
    removeItem: (key: string) => {
      map.delete(key);
      tell(key);
    },
    key: (index: number) => [...map.keys()][index] ?? null,
    get length() {
      return map.size;
    },
  });
  vi.stubGlobal("localStorage", storage(kept, changed));
  vi.stubGlobal(
    "sessionStorage",
    storage(new Map(), () => undefined),
  );
  vi.stubGlobal("addEventListener", (type: string, listen: (event: { key: string }) => void) => {
    if (type === "storage") listeners.add(listen);
  });
  vi.stubGlobal("document", { addEventListener: () => undefined });
  let last: Promise<unknown> = Promise.resolve();
  vi.stubGlobal("navigator", {
    locks: {
      request: (_: string, run: () => Promise<unknown>) => {
        const mine = last.then(run);
        last = mine.catch(() => undefined);
        return mine;
      },
    },
  });
}
