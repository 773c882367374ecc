import { useMemo } from "react";
import type { Thing, ThingKind, ThingOf } from "../api/types";
import type { ProjectLive } from "../live/project";
import { type ListAnswer, type Listing, type ListQuery, useListing } from "./listing";
import { useNews } from "./news";

export interface Rows<T> {
  readonly listing: Listing<T>;
  /** The page's things as they are now, without those that are gone. */
  readonly items: readonly T[];
  /** All things of the kind that are known to exist, by name; null before anything was told. */
  readonly told: ReadonlyMap<string, T> | null;
  /** How many matching things came since the list was asked for. */
  readonly news: number;
}

/**
 * A project's list of things of one kind, overlaid with what was told since it was asked for.
 * @param textOf What the search looks at, so that news that do not match stay out.
 */
export function useRows<K extends ThingKind>(
  live: ProjectLive,
  kind: K,
  { project, pageSize }: { project: string; pageSize: number },
  load: (query: ListQuery, signal: AbortSignal) => Promise<ListAnswer<ThingOf<K>>>,
  textOf: (thing: ThingOf<K>) => string,
): Rows<ThingOf<K>> {
  const listing = useListing<ThingOf<K>>(`${kind} ${project}`, pageSize, load);
  const { data } = listing.answer;
  const { things, sequence } = live;
  const isTold = sequence !== null;
  const told = useMemo(() => (isTold ? thingsOf(things.values(), kind) : null), [isTold, things, kind]);
  const items = (data?.items ?? [])
    .filter((row) => told === null || told.has(row.name) || row.version > (sequence ?? 0))
    .map((row) => asNow(row, told?.get(row.name)));
  const wanted = listing.query.search.toLowerCase();
  const news = useNews(data, told, (thing) => textOf(thing).toLowerCase().includes(wanted));
  return { listing, items, told, news };
}

function thingsOf<K extends ThingKind>(things: Iterable<Thing>, kind: K): ReadonlyMap<string, ThingOf<K>> {
  const found = new Map<string, ThingOf<K>>();
  for (const thing of things) if (thing.kind === kind) found.set(thing.name, thing as ThingOf<K>);
  return found;
}

/** What only answers hold: a thing as it is told has none of it. */
const onlyInAnswers: readonly string[] = ["counts", "lastUsedAt", "ended"];

// What a thing as it was told has made of which row: the same two make the same one, which is not drawn anew.
const made = new WeakMap<Thing, { readonly row: Thing; readonly now: Thing }>();

/** A row as it is now: what was told replaces what was asked for. */
export function asNow<T extends Thing>(row: T, told: T | undefined): T {
  if (!told || told.version < row.version) return row;
  const known = made.get(told);
  if (known?.row === row) return known.now as T;
  const heard = Object.entries(told).filter(([field, value]) => value !== null || !onlyInAnswers.includes(field));
  const now = { ...row, ...Object.fromEntries(heard) };
  made.set(told, { row, now });
  return now;
}
