import { begin } from "./session";
import type { Config } from "./types";

type SignIn = Config["signIn"];

interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly target: string;
}

const place = "bucket-manager.oidc";

/** Goes to the issuer's page: authorization code flow with PKCE (RFC 7636), no secret in the browser and no token in an address. */
export async function start(signIn: SignIn, target: string): Promise<void> {
  const begun: Begun = { state: random(), nonce: random(), verifier: random(), target };
  sessionStorage.setItem(place, JSON.stringify(begun));
  const { authorization_endpoint } = await discover(signIn);
  const address = new URL(authorization_endpoint);
  for (const [name, value] of Object.entries({
    response_type: "code",
    client_id: signIn.clientId ?? "",
    redirect_uri: redirectUri(),
    scope: signIn.scopes ?? "openid email profile",
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await challengeOf(begun.verifier),
    code_challenge_method: "S256",
  }))
    address.searchParams.set(name, value);
  location.assign(address);
}

/** Where the person wanted to go who comes back with this state; null: that was not begun in this tab. */
export function targetOf(state: string): string | null {
  const begun = readBegun();
  return begun?.state === state ? begun.target : null;
}

/** Takes the code that the issuer sent the person back with, for a sign-in. */
export async function finish(signIn: SignIn, code: string, state: string): Promise<void> {
  const begun = readBegun();
  sessionStorage.removeItem(place);
  if (begun?.state !== state) throw new Error("This sign-in was not begun in this tab.");
  const { token_endpoint } = await discover(signIn);
  const response = await fetch(token_endpoint, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: redirectUri(),
      client_id: signIn.clientId ?? "",
      code_verifier: begun.verifier,
    }),
    credentials: "omit",
    referrerPolicy: "no-referrer",
  });
  if (!response.ok) throw new Error(`The issuer answered ${response.status}.`);
  const { id_token: token } = (await response.json()) as { id_token: string };
  const { nonce, exp } = claimsOf(token);
  // The server checks the signature; that the token answers this very sign-in, only this tab can check.
  if (nonce !== begun.nonce) throw new Error("The issuer answered another sign-in.");
  begin({ token, expiresAt: new Date(exp * 1000).toISOString() });
}

async function discover(signIn: SignIn): Promise<{ authorization_endpoint: string; token_endpoint: string }> {
  const address = `${(signIn.authority ?? "").replace(/\/$/, "")}/.well-known/openid-configuration`;
  const response = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" });
  if (!response.ok) throw new Error(`The issuer answered ${response.status}.`);
  return (await response.json()) as { authorization_endpoint: string; token_endpoint: string };
}

function readBegun(): Begun | null {
  return JSON.parse(sessionStorage.getItem(place) ?? "null") as Begun | null;
}

function claimsOf(token: string): { nonce: string; exp: number } {
  const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
  return JSON.parse(atob(payload)) as { nonce: string; exp: number };
}

const redirectUri = () => `${location.origin}/sign-in`;

const random = () => base64Url(crypto.getRandomValues(new Uint8Array(32)));

async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
