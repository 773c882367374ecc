import { afterEach, beforeEach, expect, test, vi } from "vitest";

const asked: { url: string; request: RequestInit }[] = [];
let answer: () => Promise<Response> = () => Promise.resolve(new Response("{}"));

beforeEach(() => {
  vi.resetModules();
  asked.length = 0;
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined, removeItem: () => undefined });
  vi.stubGlobal("fetch", (url: string, request: RequestInit) => {
    asked.push({ url, request });
    return answer();
  });
});

afterEach(() => vi.unstubAllGlobals());

const parts = async () => ({
  client: await import("./client"),
  trouble: await import("./trouble"),
  session: await import("./session"),
});
const signedIn = (token: string) => ({ token, expiresAt: "2999-01-01T00:00:00Z", person: "mara", renewal: null });
const json =
  (body: object, status = 200) =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status }));
const headers = () => asked[0]?.request.headers as Record<string, string>;

test("Names go into the address as they are, and empty wishes stay out of it", async () => {
  const { client } = await parts();
  answer = json({ items: [] });

  await client.get("/api/projects/{project}/buckets", {
    path: { project: "a/b?c" },
    query: { search: "x y", pageToken: "", pageSize: 50 },
  });

  expect(asked[0]?.url).toBe("/api/projects/a%2Fb%3Fc/buckets?search=x+y&pageSize=50");
});

test("An edit carries its revision, its key and a trace id of its own, and who asks", async () => {
  const { client, session } = await parts();
  answer = json({}, 202);
  client.signRequestsBy({ session: () => session.session.value, refused: () => Promise.resolve(false) });
  session.begin(signedIn("t"));

  await client.send("put", "/api/projects/{project}/buckets/{bucket}", {
    path: { project: "p", bucket: "b" },
    body: { spec: {} },
    revision: 3,
  });

  expect(headers()).toMatchObject({ Authorization: "Bearer t", "If-Match": '"3"', "Content-Type": "application/json" });
  expect(headers()["traceparent"]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(asked[0]?.request).toMatchObject({ method: "PUT", credentials: "omit", referrerPolicy: "no-referrer" });
});

test("A preview asks for a dry run", async () => {
  const { client } = await parts();
  answer = json({ summary: [], warnings: [], templateDiff: "" });

  await client.preview("delete", "/api/projects/{project}/buckets/{bucket}", {
    path: { project: "p", bucket: "b" },
    query: { files: "keep" },
    revision: 1,
  });

  expect(asked[0]?.url).toBe("/api/projects/p/buckets/b?files=keep&dryRun=true");
});

test("A refusal says why, and which field is meant", async () => {
  const { client, trouble } = await parts();
  const errors = [
    { field: "/spec/managers/0", rule: "email-shape", message: "Must be …", code: "email-shape", args: {} },
  ];
  answer = json(
    {
      type: "/problems/invalid",
      title: "",
      status: 400,
      detail: "1 of …",
      code: "invalid-input",
      args: { count: 1 },
      errors,
    },
    400,
  );

  const refused = await client.get("/api/projects", {}).catch((error: unknown) => error);

  expect(refused).toBeInstanceOf(trouble.Refused);
  if (!(refused instanceof trouble.Refused)) return;
  expect(refused.slug).toBe("invalid");
  expect(refused.fieldError("/spec/managers")?.code).toBe("email-shape");
  expect(refused.fieldError("/spec/manager")).toBeUndefined();
  expect(headers()["traceparent"]).toContain(refused.traceId);
});

test("Without somebody who signs in, no token goes along", async () => {
  const { client, session } = await parts();
  answer = json({});
  session.begin(signedIn("t"));

  await client.get("/api/config", {});

  expect(headers()).not.toHaveProperty("Authorization");
});

test("A request with an ended token is sent once more with the renewed one, and no third time", async () => {
  const { client, trouble, session } = await parts();
  session.begin(signedIn("old"));
  let renewals = 0;
  client.signRequestsBy({
    session: () => session.session.value,
    refused: () => {
      session.begin(signedIn(`new ${++renewals}`));
      return Promise.resolve(true);
    },
  });
  answer = json({ code: "sign-in-ended", detail: "…" }, 401);

  await expect(client.send("post", "/api/tickets", {})).rejects.toBeInstanceOf(trouble.SignedOut);

  expect(asked.map(({ request }) => (request.headers as Record<string, string>)["Authorization"])).toEqual([
    "Bearer old",
    "Bearer new 1",
  ]);
});

test("An ended sign-in that nobody renews is told", async () => {
  const { client, trouble, session } = await parts();
  client.signRequestsBy({ session: () => session.session.value, refused: () => Promise.resolve(false) });
  session.begin(signedIn("t"));
  answer = json(
    { type: "/problems/unauthenticated", title: "", status: 401, detail: "…", code: "sign-in-ended", args: {} },
    401,
  );

  await expect(client.get("/api/me", {})).rejects.toBeInstanceOf(trouble.SignedOut);
});

test("No answer, and an answer of somebody in between, have their own kinds", async () => {
  const { client, trouble } = await parts();
  answer = () => Promise.reject(new TypeError("Failed to fetch"));
  await expect(client.get("/api/me", {})).rejects.toBeInstanceOf(trouble.Unreachable);

  answer = () => Promise.resolve(new Response("<h1>Bad gateway</h1>", { status: 502 }));
  const refused = await client.get("/api/me", {}).catch((error: unknown) => error);
  expect(refused).toMatchObject({ problem: { code: "no-answer", status: 502 } });
});
