import { ErrorTimeout, OidcClient, type SigninResponse, WebStorageStateStore } from "oidc-client-ts";
import { NotRenewed } from "./renewal";
import { begin, type Session } from "./session";
import { Unreachable } from "./trouble";
import type { Config } from "./types";

type SignIn = Config["signIn"];

/** Kept in the tab that goes to the issuer, until it comes back. */
interface Begun {
  readonly target: string;
  readonly nonce: string;
}

/** Goes to the issuer's page: authorization code flow with PKCE (RFC 7636), no secret in the browser and no token in an address. */
export async function start(signIn: SignIn, target: string): Promise<void> {
  const nonce = crypto.randomUUID();
  // The library insists on a nonce in the answer, which some issuers never give: it is compared below.
  const { url } = await clientOf(signIn).createSigninRequest({
    state: { target, nonce } satisfies Begun,
    extraQueryParams: { nonce },
  });
  location.assign(url);
}

/** Where the person wanted to go who comes back with this address; null: that was not begun in this tab. */
export async function targetOf(signIn: SignIn, address: string): Promise<string | null> {
  try {
    const { state } = await clientOf(signIn).readSigninResponseState(address);
    return (state.data as Begun).target;
  } catch {
    return null;
  }
}

/** Takes the code that the issuer sent the person back with, for a sign-in. */
export async function finish(signIn: SignIn, address: string): Promise<void> {
  if ((await targetOf(signIn, address)) === null) throw new Error("This sign-in was not begun in this tab.");
  const response = await clientOf(signIn).processSigninResponse(address);
  const { nonce } = response.profile as { nonce?: string };
  // The server checks the signature; that the token answers this very sign-in, only this tab can check.
  if (nonce !== undefined && nonce !== (response.userState as Begun).nonce)
    throw new Error("The issuer answered another sign-in.");
  begin(sessionOf(response, undefined));
}

/**
 * Takes a refresh token for another sign-in of the same person.
 * @throws NotRenewed where the issuer does not take it, Unreachable without an answer.
 */
export async function refresh(signIn: SignIn, old: Session, refreshToken: string): Promise<Session> {
  // The library wants what the old token said only to hand it on if there is no new one, which is refused below.
  const profile = { sub: old.person, iss: signIn.authority ?? "", aud: signIn.clientId ?? "", exp: 0, iat: 0 };
  const kept = { refresh_token: refreshToken, session_state: null, scope: scopesOf(signIn), profile };
  try {
    const response = await clientOf(signIn).useRefreshToken({
      // The library names this class in its types only. Without the old token it compares no time of sign-in: some issuers write a new one.
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
      state: kept,
      timeoutInSeconds: 10,
    });
    // An issuer need not send another id token, and the old one ends.
    if (response.id_token === undefined || response.profile.sub !== old.person) throw new NotRenewed();
    return sessionOf(response, refreshToken);
  } catch (error) {
    if (error instanceof TypeError || error instanceof ErrorTimeout) throw new Unreachable(error.message, "");
    throw error instanceof NotRenewed ? error : new NotRenewed(String(error));
  }
}

/** Ends the sign-in at the issuer, too, and comes back; where the issuer has no page for that, says false. */
export async function signOut(signIn: SignIn, ended: Session | null): Promise<boolean> {
  const client = clientOf(signIn);
  if (ended?.renewal?.kind === "oidc") {
    const token = ended.renewal.refreshToken;
    // Best effort: not every issuer can revoke.
    await client.revokeToken(token, "refresh_token").catch(() => undefined);
  }
  if (!(await client.metadataService.getEndSessionEndpoint())) return false;
  // Amazon Cognito has names of its own for both; others pass over what they do not know. The id token stays out of the address.
  const { url } = await client.createSignoutRequest({
    client_id: signIn.clientId ?? "",
    extraQueryParams: { logout_uri: ownPage() },
  });
  // Back does not lead here again: the next person would be signed out by it.
  location.replace(url);
  return true;
}

function sessionOf(response: SigninResponse, refreshToken: string | undefined): Session {
  const { id_token: token, profile } = response;
  if (token === undefined) throw new Error("The issuer gave no id token.");
  const kept = response.refresh_token ?? refreshToken;
  return {
    token,
    expiresAt: new Date(profile.exp * 1000).toISOString(),
    person: profile.sub,
    renewal: kept === undefined ? null : { kind: "oidc", refreshToken: kept },
  };
}

function clientOf(signIn: SignIn): OidcClient {
  return new OidcClient({
    authority: signIn.authority ?? "",
    client_id: signIn.clientId ?? "",
    scope: scopesOf(signIn),
    redirect_uri: ownPage(),
    post_logout_redirect_uri: ownPage(),
    // The page of another tab cannot finish what this one began.
    stateStore: new WebStorageStateStore({ store: sessionStorage, prefix: "bucket-manager.oidc." }),
    fetchRequestCredentials: "omit",
    // The nonce is one of those that would be left out.
    filterProtocolClaims: false,
    requestTimeoutInSeconds: 10,
    ...(signIn.signOutUrl && { metadataSeed: { end_session_endpoint: signIn.signOutUrl } }),
  });
}

const scopesOf = (signIn: SignIn) => signIn.scopes ?? "openid email profile";

const ownPage = () => `${location.origin}/sign-in`;
