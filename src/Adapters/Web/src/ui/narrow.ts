import { useSyncExternalStore } from "react";

const narrow = watched("(max-width: 688px)");
const print = watched("print");
const tiny = watched("(max-width: 359px)");

/** Whether the window is as narrow as a phone: tables become cards. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(narrow.subscribe, narrow.matches);
}

/** Whether the window is as narrow as one that is zoomed to 400 %: words of the bar become pictures. */
export function useIsTiny(): boolean {
  return useSyncExternalStore(tiny.subscribe, tiny.matches);
}

/** Whether the page is being printed. */
export function useIsPrinted(): boolean {
  return useSyncExternalStore(print.subscribe, print.matches);
}

function watched(query: string) {
  const list = matchMedia(query);
  return {
    matches: () => list.matches,
    subscribe: (listener: () => void) => {
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
  };
}
