import { get, send } from "../api/client";
import type { Thing } from "../api/types";
import { Observed } from "../observed";
import { Connection, type Socket, type World } from "./connection";
import { allProjects, type ServerMessage } from "./messages";
import { hear, type Heard, type ProjectLive, unknownProject } from "./project";
import { hearProjects, type ProjectsLive } from "./projects";

interface Watched {
  readonly name: string;
  readonly state: Observed<ProjectLive>;
  watchers: number;
  /** Things that are being asked for. */
  readonly asking: Set<string>;
}

/** All that this tab knows of the server's state, kept up to date by one WebSocket while somebody is signed in. */
export class Live {
  readonly connection: Connection;
  readonly projects = new Observed<ProjectsLive>(null);
  readonly #watched = new Map<string, Watched>();
  #projectWatchers = 0;

  constructor(world: World) {
    this.connection = new Connection(world, {
      connected: () => this.#subscribeAll(),
      cut: () => this.#watched.forEach((watched) => this.#apply(watched, [{ type: "cut" }])),
      hear: (messages) => this.#hear(messages),
    });
  }

  /** A project's state. It moves while somebody watches it, and is kept for the next one who does. */
  project(name: string): Observed<ProjectLive> {
    return this.#of(name).state;
  }

  watchProject(name: string): () => void {
    const watched = this.#of(name);
    if (++watched.watchers === 1) this.#subscribe(name, watched.state.value.sequence);
    return () => {
      if (--watched.watchers === 0) this.connection.send({ action: "unsubscribe", project: name });
    };
  }

  watchProjects(): () => void {
    if (++this.#projectWatchers === 1) this.#subscribe(allProjects, null);
    return () => {
      if (--this.#projectWatchers === 0) this.connection.send({ action: "unsubscribe", project: allProjects });
    };
  }

  /** An answer by REST may be newer than what was told. */
  learn(project: string, things: readonly Thing[]): void {
    this.#apply(this.#of(project), [{ type: "answer", things }]);
  }

  #of(name: string): Watched {
    let watched = this.#watched.get(name);
    if (!watched) {
      watched = { name, state: new Observed(unknownProject), watchers: 0, asking: new Set() };
      this.#watched.set(name, watched);
    }
    return watched;
  }

  #subscribeAll(): void {
    if (this.#projectWatchers > 0) this.#subscribe(allProjects, null);
    for (const [name, watched] of this.#watched)
      if (watched.watchers > 0) this.#subscribe(name, watched.state.value.sequence);
  }

  #subscribe(project: string, since: number | null): void {
    this.connection.send(since === null ? { action: "subscribe", project } : { action: "subscribe", project, since });
  }

  #hear(messages: readonly ServerMessage[]): void {
    const byProject = new Map<Watched, ServerMessage[]>();
    const add = (name: string, message: ServerMessage) => {
      const watched = this.#of(name);
      byProject.set(watched, [...(byProject.get(watched) ?? []), message]);
    };
    let projects = this.projects.value;
    for (const message of messages) {
      if (message.type === "pong")
        for (const [name, sequence] of Object.entries(message.sequences))
          add(name, { type: "pong", sequences: { [name]: sequence } });
      else if (message.project === allProjects) projects = hearProjects(projects, message);
      else if (message.project !== undefined) add(message.project, message);
    }
    this.projects.set(projects);
    for (const [watched, heard] of byProject) this.#apply(watched, heard);
  }

  #apply(watched: Watched, heard: readonly Heard[]): void {
    const { state } = watched;
    let next = heard.reduce(hear, state.value);
    const { wants } = next;
    if (wants !== null) next = hear(next, { type: "asked" });
    state.set(next);
    if (wants !== null && watched.watchers > 0)
      this.#subscribe(watched.name, wants === "changes" ? next.sequence : null);
    for (const key of next.missing.keys()) void this.#ask(watched, key);
  }

  async #ask(watched: Watched, key: string): Promise<void> {
    if (watched.asking.has(key)) return;
    watched.asking.add(key);
    try {
      this.learn(watched.name, [await thing(watched.name, key)]);
    } catch {
      // What cannot be asked for now is told again with the next change of it.
    } finally {
      watched.asking.delete(key);
    }
  }
}

function thing(project: string, key: string): Promise<Thing> {
  const [kind, name = ""] = key.split("/");
  if (kind === "bucket") return get("/api/projects/{project}/buckets/{bucket}", { path: { project, bucket: name } });
  if (kind === "user") return get("/api/projects/{project}/users/{user}", { path: { project, user: name } });
  return get("/api/projects/{project}", { path: { project } });
}

/** The browser as a connection sees it. */
export const browser: World = {
  ticket: () => send("post", "/api/tickets", {}),
  open: (url, protocols) => new WebSocket(new URL(url, location.href.replace(/^http/, "ws")), protocols) as Socket,
  nextFrame: (then) => {
    // Hidden tabs draw nothing, and still keep up.
    const late = setTimeout(() => run(), 100);
    const frame = requestAnimationFrame(() => run());
    const run = () => {
      clearTimeout(late);
      cancelAnimationFrame(frame);
      then();
    };
  },
  now: () => Date.now(),
  chance: () => Math.random(),
  isOnline: () => navigator.onLine,
};
