import { useSyncExternalStore } from "react";

/** A value that says when it changes. */
export class Observed<T> {
  readonly #listeners = new Set<() => void>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export function useObserved<T>(observed: Observed<T>): T {
  return useSyncExternalStore(observed.subscribe, () => observed.value);
}

/** Of a value that changes often the part that is wanted: only when that is another one, the component is drawn anew. */
export function usePartOf<T, P>(observed: Observed<T>, partOf: (value: T) => P): P {
  return useSyncExternalStore(observed.subscribe, () => partOf(observed.value));
}
