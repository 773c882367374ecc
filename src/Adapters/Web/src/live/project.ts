import type { Activity, Operation, Thing, ThingKind } from "../api/types";
import type { Change, ServerMessage, Snapshot, ToldThing } from "./messages";

/** What is known of one project, and up to which of its changes. A value: {@link hear} makes the next one. */
export interface ProjectLive {
  /** Number of the last change that is in here; null before the first snapshot. */
  readonly sequence: number | null;
  readonly things: ReadonlyMap<string, Thing>;
  /** Versions of things that were too large to be told, and are to be asked for. */
  readonly missing: ReadonlyMap<string, number>;
  /** Those that have not ended, and those that ended before our eyes. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** Lines of the diary that came meanwhile, oldest first. */
  readonly activity: readonly Activity[];
  /** At which change something last happened that is asked for by REST, by `what/user`. */
  readonly touched: ReadonlyMap<string, number>;
  /** What must be asked for: what was missed, or everything. */
  readonly wants: "changes" | "snapshot" | null;
  /** The parts of a snapshot that have come so far. */
  readonly parts: readonly Snapshot[];
  /** It was deleted, or is not to be seen any more. */
  readonly gone: boolean;
}

/** What happens to a project's state: a message, or something on this side of the wire. */
export type Heard =
  | ServerMessage
  /** Things that a REST answer held. */
  | { readonly type: "answer"; readonly things: readonly Thing[] }
  /** What {@link ProjectLive.wants} names was asked for. */
  | { readonly type: "asked" }
  /** The connection broke: parts of a snapshot that have not come will not come. */
  | { readonly type: "cut" };

export const unknownProject: ProjectLive = {
  sequence: null,
  things: new Map(),
  missing: new Map(),
  operations: new Map(),
  activity: [],
  touched: new Map(),
  wants: null,
  parts: [],
  gone: false,
};

const keptEnded = 50;
const keptActivity = 100;

export const keyOf = (thing: { kind: ThingKind; name: string }): string => `${thing.kind}/${thing.name}`;

/** The project's title as it is told: of a new project, the one that it is to have. */
export function titleOf(live: ProjectLive, name: string): string | undefined {
  const thing = live.things.get(`project/${name}`);
  return thing?.kind === "project" ? (thing.spec.title ?? thing.pendingSpec?.title ?? undefined) : undefined;
}

export const hasEnded = (operation: Operation): boolean =>
  operation.state !== "queued" && operation.state !== "running";

/** The next state. Nothing in it ever moves backwards, whatever comes twice, late, out of order or not at all. */
export function hear(live: ProjectLive, heard: Heard): ProjectLive {
  switch (heard.type) {
    case "snapshot":
      return hearSnapshot(live, heard);
    case "change":
      return hearChange(live, heard);
    case "upToDate":
      return noticeGap(live, heard.sequence);
    case "pong":
      return Object.values(heard.sequences).reduce(noticeGap, live);
    case "behind":
      return live.sequence !== null && heard.sequence <= live.sequence ? live : { ...live, wants: "snapshot" };
    case "answer":
      return heard.things.reduce(hearAnswer, live);
    case "asked":
      return live.wants === null ? live : { ...live, wants: null };
    case "cut":
      return live.parts.length === 0 ? live : { ...live, parts: [] };
    case "error":
      return heard.problem.status === 404 ? { ...live, gone: true } : live;
  }
}

function noticeGap(live: ProjectLive, sequence: number): ProjectLive {
  return live.sequence !== null && sequence > live.sequence ? { ...live, wants: live.wants ?? "changes" } : live;
}

function hearSnapshot(live: ProjectLive, snapshot: Snapshot): ProjectLive {
  if (snapshot.sequence === null || (live.sequence !== null && snapshot.sequence < live.sequence)) return live;
  if ((snapshot.parts ?? 1) === 1) return take(live, snapshot.sequence, [snapshot]);

  // Parts of another snapshot are of no use beside this one; a part that comes twice counts once.
  const parts = live.parts.filter(
    (p) => p.sequence === snapshot.sequence && p.parts === snapshot.parts && p.part !== snapshot.part,
  );
  const all = [...parts, snapshot];
  return all.length === snapshot.parts ? take(live, snapshot.sequence, all) : { ...live, parts: all };
}

/** Puts a whole snapshot in the place of what was known. */
function take(live: ProjectLive, sequence: number, parts: readonly Snapshot[]): ProjectLive {
  const fresh: ProjectLive = {
    ...live,
    sequence,
    // What an answer showed may be newer than the snapshot.
    things: new Map([...live.things].filter(([, thing]) => thing.version > sequence)),
    missing: new Map([...live.missing].filter(([, version]) => version > sequence)),
    operations: new Map([...live.operations].filter(([, operation]) => hasEnded(operation))),
    wants: null,
    parts: [],
    gone: false,
  };
  return tell(
    fresh,
    parts.flatMap((p) => p.things),
    parts.flatMap((p) => p.operations),
  );
}

function hearChange(live: ProjectLive, change: Change): ProjectLive {
  const { sequence } = change;
  if (live.sequence === null || sequence === null || sequence <= live.sequence) return live;
  if (sequence > live.sequence + 1) return { ...live, wants: live.wants ?? "changes" };

  const told = tell({ ...live, sequence }, change.things, change.operations);
  const things = new Map(told.things);
  const missing = new Map(told.missing);
  for (const gone of change.removed) {
    things.delete(keyOf(gone));
    missing.delete(keyOf(gone));
  }
  const touched = change.touched.length === 0 ? live.touched : new Map(live.touched);
  if (touched instanceof Map) for (const { what, user } of change.touched) touched.set(`${what}/${user}`, sequence);
  return { ...told, things, missing, touched, activity: withLines(live.activity, change.activity) };
}

function tell(live: ProjectLive, told: readonly ToldThing[], news: readonly Operation[]): ProjectLive {
  if (told.length === 0 && news.length === 0) return live;
  const things = new Map(live.things);
  const missing = new Map(live.missing);
  for (const thing of told) {
    const key = keyOf(thing);
    if ((things.get(key)?.version ?? -1) >= thing.version) continue;
    if ("partial" in thing) {
      missing.set(key, thing.version);
    } else {
      things.set(key, thing);
      missing.delete(key);
    }
  }
  const operations = new Map(live.operations);
  for (const operation of news) {
    // At the end, so that the oldest of the ended ones are the first to go.
    operations.delete(operation.id);
    operations.set(operation.id, operation);
  }
  const ended = [...operations.values()].filter(hasEnded);
  for (const old of ended.slice(0, Math.max(0, ended.length - keptEnded))) operations.delete(old.id);
  return { ...live, things, missing, operations };
}

/**
 * A thing of a REST answer counts if it is newer than all that was told, or was asked for because it could not be told. An older
 * one that is not known here was removed meanwhile.
 */
function hearAnswer(live: ProjectLive, thing: Thing): ProjectLive {
  const key = keyOf(thing);
  if ((live.things.get(key)?.version ?? -1) >= thing.version) return live;
  if (live.sequence !== null && thing.version <= live.sequence && !live.missing.has(key)) return live;
  const missing = new Map(live.missing);
  if ((missing.get(key) ?? 0) <= thing.version) missing.delete(key);
  return { ...live, things: new Map(live.things).set(key, thing), missing };
}

/** A line comes again, with its result, when its change has ended. */
function withLines(known: readonly Activity[], news: readonly Activity[]): readonly Activity[] {
  if (news.length === 0) return known;
  const lines = new Map(known.map((line) => [line.id, line]));
  for (const line of news) lines.set(line.id, line);
  return [...lines.values()].slice(-keptActivity);
}
