import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const issuer = {
  kind: "oidc" as const,
  authority: "https://issuer.example/",
  clientId: "client",
  scopes: "openid email",
};
const kept = new Map<string, string>();
const asked: { url: string; body: URLSearchParams | undefined }[] = [];
let gone: URL | null = null;
let token: object = {};

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

beforeEach(() => {
  vi.resetModules();
  kept.clear();
  asked.length = 0;
  gone = null;
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal("location", { origin: "https://here.example", assign: (to: URL) => (gone = to) });
  vi.stubGlobal("fetch", (url: string, request: RequestInit) => {
    asked.push({ url, body: request.body as URLSearchParams | undefined });
    const answer = url.endsWith("openid-configuration")
      ? { authorization_endpoint: "https://issuer.example/authorize", token_endpoint: "https://issuer.example/token" }
      : { id_token: `${encode({ alg: "none" })}.${encode(token)}.` };
    return Promise.resolve(new Response(JSON.stringify(answer)));
  });
});

afterEach(() => vi.unstubAllGlobals());

async function begun() {
  const oidc = await import("./oidc");
  const { session } = await import("./session");
  await oidc.start(issuer, "/projects/demo");
  const params = gone?.searchParams ?? new URLSearchParams();
  return { oidc, session, params, state: params.get("state") ?? "" };
}

test("Signing in goes to the issuer with a challenge, and no secret", async () => {
  const { params } = await begun();

  expect(Object.fromEntries(params)).toMatchObject({
    response_type: "code",
    client_id: "client",
    redirect_uri: "https://here.example/sign-in",
    scope: "openid email",
    code_challenge_method: "S256",
  });
  expect(params.get("nonce")).not.toBe(params.get("state"));
});

test("The code that comes back is exchanged with the verifier of the challenge, and the person goes on to the wanted page", async () => {
  const { oidc, session, params, state } = await begun();
  token = { nonce: params.get("nonce"), exp: 1_800_000_000 };

  expect(oidc.targetOf(state)).toBe("/projects/demo");
  await oidc.finish(issuer, "the-code", state);

  const body = asked.at(-1)?.body ?? new URLSearchParams();
  expect(body.get("code")).toBe("the-code");
  expect(
    createHash("sha256")
      .update(body.get("code_verifier") ?? "")
      .digest("base64url"),
  ).toBe(params.get("code_challenge"));
  expect(session.value?.expiresAt).toBe("2027-01-15T08:00:00.000Z");
  expect(asked.map(({ url }) => url).join(" ")).not.toContain(session.value?.token ?? "-");
});

test("A state that was not begun in this tab is not taken, and its code goes nowhere", async () => {
  const { oidc, session } = await begun();

  await expect(oidc.finish(issuer, "stolen", "another-state")).rejects.toThrow("not begun in this tab");

  expect(asked.some(({ url }) => url.endsWith("/token"))).toBe(false);
  expect(session.value).toBeNull();
});

test("A token that answers another sign-in is not taken", async () => {
  const { oidc, session, state } = await begun();
  token = { nonce: "of another", exp: 1_800_000_000 };

  await expect(oidc.finish(issuer, "the-code", state)).rejects.toThrow("another sign-in");

  expect(session.value).toBeNull();
});

test("A state can be used once", async () => {
  const { oidc, params, state } = await begun();
  token = { nonce: params.get("nonce"), exp: 1_800_000_000 };
  await oidc.finish(issuer, "the-code", state);

  await expect(oidc.finish(issuer, "the-code", state)).rejects.toThrow("not begun in this tab");
});
