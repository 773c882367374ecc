import { Observed } from "../observed";

/** Who is signed in, as far as this tab knows. It lives in memory and, to survive a reload, in the tab's own storage; never in an address. */
export interface Session {
  readonly token: string;
  readonly expiresAt: string;
}

const place = "bucket-manager.session";

export const session = new Observed<Session | null>(read());

export function begin(next: Session): void {
  sessionStorage.setItem(place, JSON.stringify(next));
  session.set(next);
}

export function end(): void {
  sessionStorage.removeItem(place);
  session.set(null);
}

function read(): Session | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? "null") as Session | null;
    return kept && Date.parse(kept.expiresAt) > Date.now() ? kept : null;
  } catch {
    return null;
  }
}
