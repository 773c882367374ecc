import { get } from "../api/client";
import type { Operation } from "../api/types";
import { Observed } from "../observed";
import type { Live } from "./live";
import { hasEnded } from "./project";

/** The operations that this person began in this tab, in the order they were begun, with what has become of them. */
export class Followed {
  readonly operations = new Observed<readonly Operation[]>([]);
  readonly #live: Live;

  constructor(live: Live) {
    this.#live = live;
  }

  follow(operation: Operation): void {
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

  dismiss(id: string): void {
    this.operations.set(this.operations.value.filter((o) => o.id !== id));
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
