import type { User } from "../api/types";

/** Whether a user's time is over, by what is applied. */
export function isOver({ spec: { expiresAt } }: User, now: number): boolean {
  return expiresAt !== null && expiresAt !== undefined && Date.parse(expiresAt) <= now;
}
