import { get, signInLocally } from "./client";
import { begin, end, follow, type Session, session } from "./session";
import { Refused, Unreachable } from "./trouble";

/** Milliseconds before its end at which a sign-in is renewed: a slow issuer does not end the work. */
const ahead = 5 * 60_000;
const patience = 30_000;
const longestTimer = 2 ** 31 - 1;

/** The issuer does not renew this sign-in. */
export class NotRenewed extends Error {}

/**
 * Renews a sign-in before it ends, and says whether there is another token now. One tab renews, the others wait and take what it got:
 * an issuer may take each refresh token once only.
 * @throws Trouble if that cannot be known now.
 */
export function renew(old: Session): Promise<boolean> {
  // The browser's types do not say that what a promise holds is waited for.
  return navigator.locks.request<unknown>("bucket-manager.renewal", () => renewAlone(old)) as Promise<boolean>;
}

async function renewAlone(old: Session): Promise<boolean> {
  const now = follow();
  if (now?.token !== old.token) return now?.person === old.person;
  const next = await renewed(now);
  // Somebody may have signed out meanwhile.
  if (!next || follow()?.token !== old.token) return false;
  begin(next);
  return true;
}

/** Keeps the sign-in for as long as a tab is open. The last token decides how long it lasts once none is. */
export function keepSignedIn(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refused = "";
  const wait = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void tryNow(), Math.min(milliseconds, longestTimer));
  };
  const plan = () => {
    clearTimeout(timer);
    const now = session.value;
    if (!now?.renewal || now.token === refused) return;
    const left = Date.parse(now.expiresAt) - Date.now();
    wait(Math.max(left - ahead, left / 2, 0));
  };
  const tryNow = async () => {
    const now = session.value;
    if (!now) return;
    if (Date.parse(now.expiresAt) - Date.now() > longestTimer) {
      plan();
      return;
    }
    try {
      if (await renew(now)) return;
      refused = now.token;
    } catch {
      // Offline, or the issuer is: the token may still be good for a while.
      wait(patience);
    }
  };
  session.subscribe(plan);
  // Timers stand still while a machine sleeps.
  addEventListener("online", plan);
  document.addEventListener("visibilitychange", plan);
  plan();
}

/**
 * The server takes this token no more: says whether the same person has another one now. If not, the sign-in is over.
 * @throws Trouble if that cannot be known now.
 */
export async function renewRefused(refused: Session): Promise<boolean> {
  if (await renew(refused)) return true;
  if (session.value?.token === refused.token) end();
  return false;
}

async function renewed(old: Session): Promise<Session | null> {
  try {
    switch (old.renewal?.kind) {
      case "local":
        return await signInLocally(old.renewal.email);
      case "oidc": {
        const { refresh } = await import("./oidc");
        return await refresh((await get("/api/config", {})).signIn, old, old.renewal.refreshToken);
      }
      default:
        return null;
    }
  } catch (error) {
    if (error instanceof NotRenewed) return null;
    if (error instanceof Refused && error.status < 500 && error.status !== 429) return null;
    // The file that speaks with issuers could not be fetched.
    if (error instanceof TypeError) throw new Unreachable(error.message, "");
    throw error;
  }
}
