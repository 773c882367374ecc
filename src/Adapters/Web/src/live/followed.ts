import { get } from "../api/client";
import type { Job, Operation } from "../api/types";
import { Observed } from "../observed";
import type { Live } from "./live";
import { hasEnded } from "./project";

/** The operations that this person began in this tab, in the order they were begun, with what has become of them. */
export class Followed {
  readonly operations = new Observed<readonly Operation[]>([]);
  /** The jobs, likewise. */
  readonly jobs = new Observed<readonly Job[]>([]);
  readonly #live: Live;

  constructor(live: Live) {
    this.#live = live;
  }

  follow(operation: Operation): void {
    this.#goOn();
    this.#put(operation);
    if (hasEnded(operation)) return;
    const { project, id } = operation;
    const state = this.#live.project(project);
    const unwatch = this.#live.watchProject(project);
    let before = state.value.sequence;
    let isAsking = false;

    const look = () => {
      const { operations, sequence } = state.value;
      const now = operations.get(id);
      if (now) this.#put(now);
      // It ended while nothing was heard: the snapshot after that does not name it.
      else if (sequence !== null && sequence !== before && !isAsking) void ask();
      before = sequence;
      if (now && hasEnded(now)) finish();
    };
    const ask = async () => {
      isAsking = true;
      try {
        const answer = await get("/api/projects/{project}/operations/{operation}", {
          path: { project, operation: id },
        });
        this.#put(answer);
        if (hasEnded(answer)) finish();
      } catch {
        // Asked again with the next change of the project.
      } finally {
        isAsking = false;
      }
    };
    const unsubscribe = state.subscribe(look);
    const finish = () => {
      unsubscribe();
      unwatch();
    };
    look();
  }

  /** A job's progress is not told: what is told is when to ask for it. */
  followJob(job: Job): void {
    this.#goOn();
    const { project, id } = job;
    const state = this.#live.project(project);
    const unwatch = this.#live.watchProject(project);
    const put = (now: Job) => {
      const known = this.jobs.value;
      this.jobs.set(known.some((j) => j.id === id) ? known.map((j) => (j.id === id ? now : j)) : [...known, now]);
    };
    const touched = () =>
      [...state.value.touched].filter(([what]) => what.startsWith("jobs/")).reduce((max, [, n]) => Math.max(max, n), 0);
    put(job);
    let before = -1;
    const look = () => {
      const now = touched();
      if (now === before) return;
      before = now;
      get("/api/projects/{project}/jobs/{job}", { path: { project, job: id } }).then(
        (answer) => {
          put(answer);
          if (answer.finishedAt === null) return;
          unsubscribe();
          unwatch();
        },
        // Asked again with the next change of the project.
        () => (before = -1),
      );
    };
    const unsubscribe = state.subscribe(look);
    look();
  }

  dismiss(id: string): void {
    this.jobs.set(this.jobs.value.filter((j) => j.id !== id));
    this.operations.set(this.operations.value.filter((o) => o.id !== id));
  }

  /** Whoever asks for the next change has seen what went well before. */
  #goOn(): void {
    this.operations.set(this.operations.value.filter((o) => o.state !== "succeeded"));
    this.jobs.set(this.jobs.value.filter((j) => j.state !== "succeeded"));
  }

  #put(operation: Operation): void {
    const known = this.operations.value;
    // An operation that has ended stays as it ended; one that was dismissed comes back with its end.
    if (known.some((o) => o.id === operation.id && hasEnded(o))) return;
    this.operations.set(
      known.some((o) => o.id === operation.id)
        ? known.map((o) => (o.id === operation.id ? operation : o))
        : [...known, operation],
    );
  }
}
