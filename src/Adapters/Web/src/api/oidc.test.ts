import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeTab } from "./fakeTab";

const issuer = {
  kind: "oidc" as const,
  authority: "https://issuer.example/",
  clientId: "client",
  scopes: "openid email",
};
const kept = new Map<string, string>();
const asked: { url: string; body: URLSearchParams | undefined }[] = [];
let gone: URL | null = null;
let claims: Record<string, unknown> = {};
let described: Record<string, string> = {};
let tokens: () => Response | Record<string, unknown> = () => ({});

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
const idToken = () => `${encode({ alg: "none" })}.${encode({ sub: "ada", exp: 1_800_000_000, ...claims })}.`;

beforeEach(() => {
  vi.resetModules();
  kept.clear();
  asked.length = 0;
  gone = null;
  claims = {};
  described = {
    issuer: "https://issuer.example/",
    authorization_endpoint: "https://issuer.example/authorize",
    token_endpoint: "https://issuer.example/token",
  };
  tokens = () => ({ id_token: idToken(), access_token: "a", token_type: "Bearer", refresh_token: "refresh 1" });
  fakeTab(kept);
  const go = (to: string) => (gone = new URL(to));
  vi.stubGlobal("location", { origin: "https://here.example", assign: go, replace: go });
  vi.stubGlobal("fetch", (url: string, request: RequestInit) => {
    asked.push({ url, body: request.body as URLSearchParams | undefined });
    const answer = url.endsWith("openid-configuration") ? described : url.endsWith("/token") ? tokens() : {};
    if (answer instanceof Response) return Promise.resolve(answer);
    const headers = { "Content-Type": "application/json" };
    return Promise.resolve(new Response(JSON.stringify(answer), { headers }));
  });
});

afterEach(() => vi.unstubAllGlobals());

async function begun() {
  const oidc = await import("./oidc");
  const { session } = await import("./session");
  await oidc.start(issuer, "/projects/demo");
  const params = gone?.searchParams ?? new URLSearchParams();
  const back = `https://here.example/sign-in?code=the-code&state=${params.get("state")}`;
  return { oidc, session, params, back };
}

async function signedIn() {
  const all = await begun();
  claims = { nonce: all.params.get("nonce") };
  await all.oidc.finish(issuer, all.back);
  asked.length = 0;
  gone = null;
  return { ...all, now: all.session.value ?? raise() };
}

function raise(): never {
  throw new Error("Nobody is signed in.");
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
  expect(params.get("nonce")).toMatch(/^[0-9a-f-]{36}$/);
  expect(params.get("nonce")).not.toBe(params.get("state"));
});

test("The code that comes back is exchanged with the verifier of the challenge, and the person goes on to the wanted page", async () => {
  const { oidc, session, params, back } = await begun();
  claims = { nonce: params.get("nonce") };

  expect(await oidc.targetOf(issuer, back)).toBe("/projects/demo");
  await oidc.finish(issuer, back);

  const body = new URLSearchParams(asked.at(-1)?.body);
  expect(body.get("code")).toBe("the-code");
  expect(
    createHash("sha256")
      .update(body.get("code_verifier") ?? "")
      .digest("base64url"),
  ).toBe(params.get("code_challenge"));
  expect(session.value).toMatchObject({
    expiresAt: "2027-01-15T08:00:00.000Z",
    person: "ada",
    renewal: { kind: "oidc", refreshToken: "refresh 1" },
  });
  expect(asked.map(({ url }) => url).join(" ")).not.toContain(session.value?.token ?? "-");
});

test("A state that was not begun in this tab is not taken, and its code goes nowhere", async () => {
  const { oidc, session } = await begun();
  const back = "https://here.example/sign-in?code=stolen&state=another";

  expect(await oidc.targetOf(issuer, back)).toBeNull();
  await expect(oidc.finish(issuer, back)).rejects.toThrow("not begun in this tab");

  expect(asked.some(({ url }) => url.endsWith("/token"))).toBe(false);
  expect(session.value).toBeNull();
});

test("A token that answers another sign-in is not taken", async () => {
  const { oidc, session, back } = await begun();
  claims = { nonce: "of another" };

  await expect(oidc.finish(issuer, back)).rejects.toThrow("another sign-in");

  expect(session.value).toBeNull();
});

test("A token without a nonce is taken: some issuers never send one back", async () => {
  const { oidc, session, back } = await begun();

  await oidc.finish(issuer, back);

  expect(session.value?.person).toBe("ada");
});

test("A state can be used once", async () => {
  const { oidc, back } = await begun();
  await oidc.finish(issuer, back);

  await expect(oidc.finish(issuer, back)).rejects.toThrow("not begun in this tab");
});

test("A refresh token brings the next sign-in of the same person, and its successor", async () => {
  const { oidc, now } = await signedIn();
  claims = { exp: 1_800_003_600, auth_time: 1_800_000_000 };
  tokens = () => ({ id_token: idToken(), access_token: "b", refresh_token: "refresh 2" });

  const next = await oidc.refresh(issuer, now, "refresh 1");

  expect(Object.fromEntries(new URLSearchParams(asked.at(-1)?.body))).toMatchObject({
    grant_type: "refresh_token",
    refresh_token: "refresh 1",
    client_id: "client",
  });
  expect(next).toMatchObject({
    expiresAt: "2027-01-15T09:00:00.000Z",
    person: "ada",
    renewal: { kind: "oidc", refreshToken: "refresh 2" },
  });
});

test.each<[string, () => Response | Record<string, unknown>]>([
  [
    "is refused",
    () => new Response('{"error":"invalid_grant"}', { status: 400, headers: { "Content-Type": "application/json" } }),
  ],
  ["brings no id token", () => ({ access_token: "b" })],
  ["brings somebody else's", () => ({ id_token: ((claims = { sub: "sam" }), idToken()), access_token: "b" })],
])("A refresh token that %s renews nothing", async (_, answer) => {
  const { oidc, now } = await signedIn();
  const { NotRenewed } = await import("./renewal");
  tokens = answer;

  await expect(oidc.refresh(issuer, now, "refresh 1")).rejects.toBeInstanceOf(NotRenewed);
});

test("An issuer that does not answer has refused nothing", async () => {
  const { oidc, now } = await signedIn();
  const { Unreachable } = await import("./trouble");
  tokens = () => {
    throw new TypeError("Failed to fetch");
  };

  await expect(oidc.refresh(issuer, now, "refresh 1")).rejects.toBeInstanceOf(Unreachable);
});

test("Signing out revokes the refresh token and ends the sign-in at the issuer, with no token in the address", async () => {
  described["end_session_endpoint"] = "https://issuer.example/end";
  described["revocation_endpoint"] = "https://issuer.example/revoke";
  const { oidc, now } = await signedIn();

  expect(await oidc.signOut(issuer, now)).toBe(true);

  const revoked = asked.find(({ url }) => url.endsWith("/revoke"));
  expect(new URLSearchParams(revoked?.body).get("token")).toBe("refresh 1");
  expect(gone?.href).toBe(
    "https://issuer.example/end?client_id=client&post_logout_redirect_uri=https%3A%2F%2Fhere.example%2Fsign-in&logout_uri=https%3A%2F%2Fhere.example%2Fsign-in",
  );
});

test("Where an issuer's description names no page for that, the setting does", async () => {
  const { oidc, now } = await signedIn();
  const signOutUrl = "https://people.auth.eu-west-1.amazoncognito.com/logout";

  expect(await oidc.signOut({ ...issuer, signOutUrl }, now)).toBe(true);

  expect(gone?.origin).toBe("https://people.auth.eu-west-1.amazoncognito.com");
  expect(gone?.searchParams.get("client_id")).toBe("client");
  expect(gone?.searchParams.get("logout_uri")).toBe("https://here.example/sign-in");
});

test("Without such a page the sign-in ends here", async () => {
  const { oidc, now } = await signedIn();

  expect(await oidc.signOut(issuer, now)).toBe(false);

  expect(gone).toBeNull();
});
