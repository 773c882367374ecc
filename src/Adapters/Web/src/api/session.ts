import { Observed } from "../observed";

/** How a sign-in is renewed: a sample person of the local host signs in again, an issuer takes a refresh token. */
export type Renewal =
  { readonly kind: "local"; readonly email: string } | { readonly kind: "oidc"; readonly refreshToken: string };

/**
 * Somebody's sign-in. All tabs of this browser share one, in its local storage: a tab that was just opened has it, too. It never stands
 * in an address. `docs/decisions/0023-one-sign-in-for-all-tabs.md` says why that is safe.
 */
export interface Session {
  readonly token: string;
  readonly expiresAt: string;
  /** The same person has the same name in each token of one issuer. */
  readonly person: string;
  /** Null: it ends with its token. */
  readonly renewal: Renewal | null;
}

const place = "bucket-manager.session";
const placeOfLast = "bucket-manager.person";

export const session = new Observed<Session | null>(stillGood(kept()));

export function begin(next: Session): void {
  localStorage.setItem(place, JSON.stringify(next));
  session.set(next);
}

export function end(): void {
  localStorage.removeItem(place);
  session.set(null);
}

/** Takes what another tab has done to the sign-in. */
export function follow(): Session | null {
  const now = kept();
  if (now?.token !== session.value?.token) session.set(now);
  return session.value;
}

/** Follows other tabs as they act. */
export function followOthers(): void {
  addEventListener("storage", ({ key }) => {
    // Null: everything was cleared.
    if (key === place || key === null) follow();
  });
}

/** The person who was signed in in this tab last; null: nobody was. */
export function lastPerson(): string | null {
  return sessionStorage.getItem(placeOfLast);
}

export function rememberPerson(person: string): void {
  sessionStorage.setItem(placeOfLast, person);
}

function kept(): Session | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "null") as Session | null;
  } catch {
    return null;
  }
}

/** A sign-in that ended while no tab was open is over. A tab that was asleep meanwhile renews its own. */
function stillGood(session: Session | null): Session | null {
  return session && Date.parse(session.expiresAt) > Date.now() ? session : null;
}
