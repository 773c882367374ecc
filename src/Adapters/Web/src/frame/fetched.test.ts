import { beforeEach, expect, test, vi } from "vitest";
import { fetched, waitedFor, type World } from "./fetched";

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

interface Stage extends World {
  isOnline: boolean;
  loads: number;
  time: number;
  readonly waits: number[];
}

function stage(): Stage {
  const world: Stage = {
    isOnline: true,
    loads: 0,
    waits: [],
    time: 1_000_000,
    answers: () => Promise.resolve(world.isOnline),
    loadAgain: () => {
      world.loads++;
    },
    now: () => world.time,
    pause: (milliseconds: number) => {
      world.waits.push(milliseconds);
      if (world.waits.length === 3) world.isOnline = true;
      return Promise.resolve();
    },
  };
  return world;
}

const gone = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));

test("Cut off, a page is waited for and comes by itself when the connection is back", async () => {
  const world = stage();
  world.isOnline = false;
  const seen: number[] = [];
  const stop = waitedFor.subscribe(() => seen.push(waitedFor.value));

  const page = await fetched(() => (world.isOnline ? Promise.resolve("page") : gone()), world);
  stop();

  expect(page).toBe("page");
  expect(seen).toEqual([1, 0]);
  expect(world.loads).toBe(0);
});

test("An updated program is loaded again, once", async () => {
  const world = stage();

  const page = fetched(gone, world);
  await expect(Promise.race([page, new Promise((then) => setTimeout(() => then("still waiting"), 20))])).resolves.toBe(
    "still waiting",
  );
  expect(world.loads).toBe(1);

  world.time += 30_000;
  await expect(fetched(gone, world)).rejects.toThrow("Failed to fetch");
  expect(world.loads).toBe(1);
  expect(waitedFor.value).toBe(0);
});
