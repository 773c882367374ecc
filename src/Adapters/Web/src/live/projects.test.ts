import { expect, test } from "vitest";
import type { Project } from "../api/types";
import type { ServerMessage } from "./messages";
import { hearProjects, type ProjectsLive } from "./projects";

const project = (name: string, version: number) => ({ kind: "project", name, version }) as Project;
const snapshot = (things: Project[], part?: { part: number; parts: number }): ServerMessage => ({
  type: "snapshot",
  project: "*",
  sequence: null,
  things,
  operations: [],
  ...part,
});
const change = (things: Project[], ...removed: string[]): ServerMessage => ({
  type: "change",
  project: "*",
  sequence: null,
  things,
  removed: removed.map((name) => ({ kind: "project", name })),
  operations: [],
  activity: [],
  touched: [],
});
const after = (...messages: ServerMessage[]) => messages.reduce<ProjectsLive>(hearProjects, null);
const versions = (live: ProjectsLive) =>
  Object.fromEntries([...(live ?? [])].map(([name, { version }]) => [name, version]));

test("A newer version of a project wins, whichever comes first", () => {
  expect(versions(after(snapshot([project("a", 2)]), change([project("a", 3)]), change([project("a", 2)])))).toEqual({
    a: 3,
  });
});

test("A project that is gone goes", () => {
  expect(versions(after(snapshot([project("a", 2), project("b", 1)]), change([], "a")))).toEqual({ b: 1 });
});

test("A snapshot says it all, in however many parts", () => {
  const live = after(
    snapshot([project("old", 1)]),
    snapshot([project("a", 2)], { part: 1, parts: 2 }),
    snapshot([project("b", 1)], { part: 2, parts: 2 }),
  );

  expect(versions(live)).toEqual({ a: 2, b: 1 });
});
