import { useState } from "react";
import { session } from "../api/session";

const places = "bucket-manager.draft.";

export interface Draft<T> {
  readonly values: T;
  readonly set: (part: Partial<T>) => void;
  /** Something was typed. */
  readonly isTouched: boolean;
  /** What is shown was typed before a reload or a sign-in. */
  readonly isRestored: boolean;
  readonly discard: () => void;
  /** Gives up what was typed for something else to begin with. */
  readonly begin: (values: T) => void;
}

/**
 * A form's entries, for the person who types them. They survive a reload and an ended sign-in, in the tab's own storage, until they are saved or given up.
 * @param name Which form, about what.
 */
export function useDraft<T extends object>(name: string, initial: T): Draft<T> {
  const [place] = useState(() => `${placesOf(session.value?.person ?? "")}${name}`);
  const [state, setState] = useState(() => {
    const kept = read<T>(place);
    return { values: { ...initial, ...kept }, isTouched: kept !== null, isRestored: kept !== null };
  });
  const begin = (values: T) => {
    sessionStorage.removeItem(place);
    setState({ values, isTouched: false, isRestored: false });
  };
  return {
    ...state,
    set: (part) =>
      setState((before) => {
        const values = { ...before.values, ...part };
        sessionStorage.setItem(place, JSON.stringify(values));
        return { ...before, values, isTouched: true };
      }),
    discard: () => begin(initial),
    begin,
  };
}

/** Nobody finds what somebody else has typed. */
export function forgetDraftsOfOthers(person: string): void {
  forget((place) => !place.startsWith(placesOf(person)));
}

/** Signing out clears this tab's drafts. */
export function forgetDrafts(): void {
  forget(() => true);
}

function forget(isForgotten: (place: string) => boolean): void {
  for (const place of Object.keys(sessionStorage))
    if (place.startsWith(places) && isForgotten(place)) sessionStorage.removeItem(place);
}

// A person's name is the issuer's: whatever stands in it, it is one part.
const placesOf = (person: string) => `${places}${encodeURIComponent(person)}/`;

function read<T>(place: string): Partial<T> | null {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? "null") as Partial<T> | null;
  } catch {
    return null;
  }
}
