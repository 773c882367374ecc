import { type FocusEvent, useEffect, useRef } from "react";

/** For what shows rows: where the row that has the focus goes away, the focus stays at what it was in, instead of nowhere. */
export function useKeptFocus() {
  const ref = useRef<HTMLDivElement>(null);
  const isInside = useRef(false);
  useEffect(() => {
    if (isInside.current && document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  });
  return {
    ref,
    tabIndex: -1,
    onFocus: () => {
      isInside.current = true;
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      // A dialog gives it back.
      isInside.current = relatedTarget?.closest("[role=dialog]") != null;
    },
  };
}
