import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { backOff } from "./backOff";
import { Connection, type Socket, type World } from "./connection";
import type { ServerMessage } from "./messages";

class FakeSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  readonly sent: unknown[] = [];
  isClosed = false;

  readonly protocols: readonly string[];

  constructor(protocols: readonly string[]) {
    this.protocols = protocols;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.isClosed = true;
  }

  say(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

function stage() {
  const sockets: FakeSocket[] = [];
  const heard: (readonly ServerMessage[])[] = [];
  const frames: (() => void)[] = [];
  const told: string[] = [];
  const world: World & { serves: boolean } = {
    serves: true,
    isOnline: () => true,
    chance: () => 1,
    now: () => Date.now(),
    nextFrame: (then: () => void) => void frames.push(then),
    ticket: () =>
      world.serves ? Promise.resolve({ ticket: "t", url: "/ws" }) : Promise.reject(new Error("no answer")),
    open: (_url: string, protocols: string[]) => {
      const socket = new FakeSocket(protocols);
      sockets.push(socket);
      return socket;
    },
  };
  const connection = new Connection(world, {
    connected: () => told.push("connected"),
    cut: () => told.push("cut"),
    hear: (messages) => heard.push(messages),
  });
  const last = () => sockets.at(-1) as FakeSocket;
  return { connection, world, sockets, heard, frames, told, last, link: () => connection.state.value.link };
}

async function connected() {
  const all = stage();
  all.connection.start();
  await vi.advanceTimersByTimeAsync(0);
  all.last().onopen?.();
  return all;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("The connection", () => {
  test("offers its ticket as a subprotocol and is live when the socket opens", async () => {
    const { last, link, told } = await connected();

    expect(last().protocols).toEqual(["bucket-manager", "t"]);
    expect(link()).toBe("live");
    expect(told).toEqual(["connected"]);
  });

  test("hands over all that came before the next picture at once", async () => {
    const { last, heard, frames } = await connected();

    last().say({ type: "upToDate", project: "a", sequence: 1 });
    last().say({ type: "upToDate", project: "a", sequence: 2 });
    expect(heard).toEqual([]);
    frames.forEach((frame) => frame());

    expect(heard.map((messages) => messages.length)).toEqual([2]);
  });

  test("comes back after a break, and says meanwhile that it does", async () => {
    const { last, link, told } = await connected();

    last().onclose?.();
    expect(link()).toBe("reconnecting");
    await vi.advanceTimersByTimeAsync(500);
    last().onopen?.();

    expect(link()).toBe("live");
    expect(told).toEqual(["connected", "cut", "connected"]);
  });

  test("is offline when coming back fails again and again, and goes on trying", async () => {
    const { world, last, link, sockets } = await connected();

    world.serves = false;
    last().onclose?.();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(link()).toBe("offline");

    world.serves = true;
    await vi.advanceTimersByTimeAsync(11_000);
    last().onopen?.();

    expect(link()).toBe("live");
    expect(sockets.length).toBe(2);
  });

  test("is offline at once when the browser loses its network, and back at once with it", async () => {
    const { connection, last, link, sockets } = await connected();
    const first = last();

    connection.lost();
    expect(link()).toBe("offline");
    expect(first.isClosed).toBe(true);

    connection.start();
    await vi.advanceTimersByTimeAsync(0);
    last().onopen?.();

    expect(link()).toBe("live");
    expect(sockets.length).toBe(2);
  });

  test("notices a connection that is silent, though nobody closed it", async () => {
    const { last, link } = await connected();
    const first = last();

    await vi.advanceTimersByTimeAsync(15_000);
    expect(first.sent).toEqual([{ action: "ping" }]);
    await vi.advanceTimersByTimeAsync(4_000);

    expect(first.isClosed).toBe(true);
    expect(link()).toBe("reconnecting");
  });

  test("takes any message for a sign of life", async () => {
    const { last, link } = await connected();

    await vi.advanceTimersByTimeAsync(15_000);
    last().say({ type: "pong", sequences: {} });
    await vi.advanceTimersByTimeAsync(14_000);

    expect(link()).toBe("live");
    expect(last().isClosed).toBe(false);
  });

  test("does nothing more once it is stopped", async () => {
    const { connection, last, sockets } = await connected();

    connection.stop();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(last().isClosed).toBe(true);
    expect(sockets.length).toBe(1);
  });
});

test("Waits grow to 15 seconds and are spread by chance", () => {
  expect([0, 1, 2, 3, 4, 5, 60].map((failures) => backOff(failures, 1))).toEqual([
    500, 1000, 2000, 4000, 8000, 15000, 15000,
  ]);
  expect(backOff(0, 0)).toBe(250);
});
