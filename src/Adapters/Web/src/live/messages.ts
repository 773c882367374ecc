import type { Activity, Operation, Problem, Thing, ThingKind } from "../api/types";

/** A thing that is too large for a message: it is asked for. */
export interface PartialThing {
  readonly kind: ThingKind;
  readonly name: string;
  readonly version: number;
  readonly partial: true;
}

export type ToldThing = Thing | PartialThing;

export interface Snapshot {
  readonly type: "snapshot";
  readonly project: string;
  /** Null for the list of projects. */
  readonly sequence: number | null;
  readonly part?: number;
  readonly parts?: number;
  readonly things: readonly ToldThing[];
  readonly operations: readonly Operation[];
}

/** All that one commit did. */
export interface Change {
  readonly type: "change";
  readonly project: string;
  readonly sequence: number | null;
  readonly things: readonly ToldThing[];
  readonly removed: readonly { readonly kind: ThingKind; readonly name: string }[];
  readonly operations: readonly Operation[];
  readonly activity: readonly Activity[];
  readonly touched: readonly { readonly what: string; readonly user: string }[];
}

/** A replay of what was missed has ended. */
export interface UpToDate {
  readonly type: "upToDate";
  readonly project: string;
  readonly sequence: number;
}

/** Something changed that is too large to be told. */
export interface Behind {
  readonly type: "behind";
  readonly project: string;
  readonly sequence: number;
}

export interface Pong {
  readonly type: "pong";
  readonly sequences: Readonly<Record<string, number>>;
}

export interface Failure {
  readonly type: "error";
  readonly project?: string;
  readonly problem: Problem;
}

export type ServerMessage = Snapshot | Change | UpToDate | Behind | Pong | Failure;

/** Stands for the projects that one may see. */
export const allProjects = "*";
