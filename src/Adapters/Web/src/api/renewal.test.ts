import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeTab } from "./fakeTab";

const minute = 60_000;
const kept = new Map<string, string>();
const asked: string[] = [];
let serves: () => Response = () => new Response("{}", { status: 500 });

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-03-01T08:00:00Z") });
  kept.clear();
  asked.length = 0;
  fakeTab(kept);
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return Promise.resolve().then(serves);
  });
  serves = signedInForAnHour;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

let tokens = 0;
const inAnHour = () => new Date(Date.now() + 60 * minute).toISOString();
const signedInForAnHour = () =>
  new Response(JSON.stringify({ accessToken: `token ${++tokens}`, expiresAt: inAnHour() }));
const isOffline = () => {
  throw new TypeError("Failed to fetch");
};

/** A tab of its own, which shares the local storage and the locks with all others. */
async function tab() {
  vi.resetModules();
  const sessions = await import("./session");
  const renewal = await import("./renewal");
  sessions.followOthers();
  return { ...sessions, ...renewal };
}

type Tab = Awaited<ReturnType<typeof tab>>;

const mara = () => ({
  token: "first",
  expiresAt: inAnHour(),
  person: "mara@example.com",
  renewal: { kind: "local", email: "mara@example.com" } as const,
});
const tokenOf = (tab: Tab) => tab.session.value?.token;

test("Nobody is thrown out after hours of work", async () => {
  const { begin, keepSignedIn, session } = await tab();
  begin(mara());
  keepSignedIn();

  for (let hour = 0; hour < 10; hour++) {
    await vi.advanceTimersByTimeAsync(60 * minute);
    expect(Date.parse(session.value?.expiresAt ?? "")).toBeGreaterThan(Date.now());
  }
  expect(asked.length).toBeLessThan(13);
});

test("Of several tabs one renews, and all have what it got", async () => {
  const one = await tab();
  one.begin(mara());
  const other = await tab();
  one.keepSignedIn();
  other.keepSignedIn();

  await vi.advanceTimersByTimeAsync(56 * minute);

  expect(asked).toEqual(["/dev/sign-in"]);
  expect(tokenOf(one)).not.toBe("first");
  expect(tokenOf(other)).toBe(tokenOf(one));
});

test("A tab that is opened is signed in, and is no more when another one signs out", async () => {
  const one = await tab();
  one.begin(mara());
  const opened = await tab();
  expect(tokenOf(opened)).toBe("first");

  one.end();

  expect(tokenOf(opened)).toBeUndefined();
});

test("A cut connection ends no sign-in, and it is renewed when the connection is back", async () => {
  const one = await tab();
  one.begin(mara());
  one.keepSignedIn();
  serves = isOffline;
  await vi.advanceTimersByTimeAsync(59 * minute);
  expect(tokenOf(one)).toBe("first");

  serves = signedInForAnHour;
  await vi.advanceTimersByTimeAsync(minute);

  expect(tokenOf(one)).not.toBe("first");
});

test("A machine that slept longer than the token lasts renews it when the server refuses the old one", async () => {
  const one = await tab();
  one.begin(mara());
  vi.setSystemTime(Date.now() + 600 * minute);

  await expect(one.renewRefused(mara())).resolves.toBe(true);

  expect(tokenOf(one)).not.toBe("first");
});

test("Cut off, a refused token is no reason to sign anybody out", async () => {
  const one = await tab();
  one.begin(mara());
  serves = isOffline;

  await expect(one.renewRefused(mara())).rejects.toThrow();

  expect(tokenOf(one)).toBe("first");
});

test("A sign-in that is not renewed is over", async () => {
  const one = await tab();
  one.begin(mara());
  serves = () => new Response("{}", { status: 400 });

  await expect(one.renewRefused(mara())).resolves.toBe(false);

  expect(tokenOf(one)).toBeUndefined();
  expect(kept.size).toBe(0);
});

test("A request of one person is never sent again as the next", async () => {
  const one = await tab();
  one.begin({ ...mara(), token: "of sam", person: "sam@example.com" });

  await expect(one.renewRefused(mara())).resolves.toBe(false);

  expect(tokenOf(one)).toBe("of sam");
});

test("Signed out while the answer is on its way, one stays signed out", async () => {
  const one = await tab();
  one.begin(mara());
  serves = () => {
    one.end();
    return signedInForAnHour();
  };

  await expect(one.renewRefused(mara())).resolves.toBe(false);

  expect(tokenOf(one)).toBeUndefined();
});

test("A sign-in that ended while no tab was open is not taken up", async () => {
  (await tab()).begin(mara());
  vi.setSystemTime(Date.now() + 61 * minute);

  expect(tokenOf(await tab())).toBeUndefined();
});
