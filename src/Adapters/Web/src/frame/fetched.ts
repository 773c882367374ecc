import { get } from "../api/client";
import { Unreachable } from "../api/trouble";
import { backOff } from "../live/backOff";
import { Observed } from "../observed";

/** How many pages are waited for because the server does not answer. */
export const waitedFor = new Observed(0);

const place = "bucket-manager.loaded-again";
const minute = 60_000;

/** The parts of the browser that fetching needs. */
export interface World {
  /** Whether the server answers, whatever it says. */
  answers(): Promise<boolean>;
  /** Loads the program again, at the page that is wanted. */
  loadAgain(): void;
  now(): number;
  /** Ends after some milliseconds, or when the browser says that it is connected. */
  pause(milliseconds: number): Promise<void>;
}

/**
 * A page's file. Cut off, it is waited for: one stays where one is, and the page comes when the connection is back. Where the server
 * answers, but not with this file, the program was updated: its files have other names now, and it is loaded again. What is typed
 * outlives that. If that has just been done, it was no help, and the caller hears what is wrong.
 */
export async function fetched<T>(load: () => Promise<T>, world: World): Promise<T> {
  let failures = 0;
  try {
    for (;;) {
      try {
        return await load();
      } catch (error) {
        if (await world.answers()) return await onceAgain<T>(error, world);
      }
      if (failures++ === 0) waitedFor.set(waitedFor.value + 1);
      await world.pause(backOff(failures - 1, Math.random()));
    }
  } finally {
    if (failures > 0) waitedFor.set(waitedFor.value - 1);
  }
}

function onceAgain<T>(error: unknown, world: World): Promise<T> {
  const last = Number(sessionStorage.getItem(place) ?? 0);
  if (world.now() - last < minute) throw error;
  sessionStorage.setItem(place, String(world.now()));
  world.loadAgain();
  // The page goes away now.
  return new Promise(() => undefined);
}

/** The browser as fetching sees it. */
export function browserTo(wanted: () => string): World {
  return {
    answers: () =>
      get("/api/config", {}).then(
        () => true,
        (error: unknown) => !(error instanceof Unreachable),
      ),
    loadAgain: () => location.assign(wanted()),
    now: () => Date.now(),
    pause: (milliseconds) =>
      new Promise((then) => {
        const timer = setTimeout(() => done(), milliseconds);
        const done = () => {
          clearTimeout(timer);
          removeEventListener("online", done);
          then();
        };
        addEventListener("online", done);
      }),
  };
}
