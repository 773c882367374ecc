import { useState } from "react";

export interface ListPreferences {
  readonly pageSize: number;
  /** Columns that are not wanted. */
  readonly hidden: readonly string[];
}

const usual: ListPreferences = { pageSize: 50, hidden: [] };

/** How somebody wants to see a list, on this machine. */
export function useListPreferences(list: string): [ListPreferences, (next: ListPreferences) => void] {
  const place = `bucket-manager.list.${list}`;
  const [preferences, setPreferences] = useState(() => read(place));
  return [
    preferences,
    (next) => {
      localStorage.setItem(place, JSON.stringify(next));
      setPreferences(next);
    },
  ];
}

function read(place: string): ListPreferences {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<ListPreferences>) };
  } catch {
    return usual;
  }
}
