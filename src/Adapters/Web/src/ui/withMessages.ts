/** Options of a navigation that a change leads to: what is said of the change goes along, even where it has ended by then. */
export const withMessages = { state: { withMessages: true } };

/** Whether a place was reached that way. */
export function hasMessages(state: unknown): boolean {
  return (state as { withMessages?: boolean } | null)?.withMessages === true;
}
