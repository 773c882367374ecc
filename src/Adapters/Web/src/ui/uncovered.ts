import { type RefObject, useEffect } from "react";

/** Scrolls the chosen row out from under what covers it, such as the panel about it, when another one is chosen. */
export function useUncovered(place: RefObject<HTMLElement | null>, chosen: string | undefined): void {
  useEffect(() => {
    if (chosen === undefined) return;
    // The panel is there a frame later.
    const frame = requestAnimationFrame(() => {
      const row = place.current?.querySelector("input:checked")?.closest("tr");
      if (!row) return;
      const { left, top, height } = row.getBoundingClientRect();
      if (!row.contains(document.elementFromPoint(left + 4, top + height / 2))) row.scrollIntoView({ block: "start" });
    });
    return () => cancelAnimationFrame(frame);
  }, [place, chosen]);
}
