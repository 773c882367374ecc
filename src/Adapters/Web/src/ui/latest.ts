import { useCallback, useLayoutEffect, useRef } from "react";

/** A value as it was drawn last, for what goes on after a wait. */
export function useLatest<T>(value: T): () => T {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  }, [value]);
  return useCallback(() => latest.current, []);
}
