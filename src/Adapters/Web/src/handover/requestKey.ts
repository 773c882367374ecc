const place = (token: string) => `bucket-manager.claim.${token}`;

/**
 * The Idempotency-Key of a claim from this window. It stays when the page is loaded again: for ten minutes the server answers whoever
 * repeats the key and the passcode as it did before, so an answer that was lost on its way loses nothing.
 */
export function requestKeyOf(token: string): string {
  const known = sessionStorage.getItem(place(token));
  if (known !== null) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem(place(token), made);
  return made;
}

/** Whether a claim was tried from this window. */
export function hasTried(token: string): boolean {
  return sessionStorage.getItem(place(token)) !== null;
}

/** What came of the claim is known, and a repetition would bring nothing. */
export function forget(token: string): void {
  sessionStorage.removeItem(place(token));
}
