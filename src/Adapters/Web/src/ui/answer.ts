import { startTransition, useCallback, useEffect, useState } from "react";
import { isAborted, Trouble } from "../api/trouble";

export interface Answer<T> {
  /** The last answer; it stays while a newer one is waited for. */
  readonly data: T | undefined;
  readonly trouble: Trouble | undefined;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

/**
 * Asks the server, anew whenever `key` changes or `reload` is called. An answer to an older question never replaces one to a newer.
 * @param key What the question is about; null asks nothing.
 */
export function useAnswer<T>(key: string | null, ask: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const [turn, setTurn] = useState(0);
  const [got, setGot] = useState<{ key: string | null; turn: number; data?: T; trouble?: Trouble }>({
    key: null,
    turn: 0,
  });

  useEffect(() => {
    if (key === null) return;
    const abort = new AbortController();
    ask(abort.signal).then(
      (data) => {
        if (abort.signal.aborted) return;
        // A long list is drawn in pieces, between which somebody can type.
        startTransition(() => setGot({ key, turn, data }));
      },
      (error: unknown) => {
        if (abort.signal.aborted || isAborted(error)) return;
        if (!(error instanceof Trouble)) throw error;
        setGot((before) => ({ ...before, key, turn, trouble: error }));
      },
    );
    return () => abort.abort();
    // The key says what "ask" asks.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, turn]);

  const reload = useCallback(() => setTurn((t) => t + 1), []);
  return {
    data: got.data,
    // An error of an older question says nothing of this one.
    trouble: got.key === key ? got.trouble : undefined,
    isLoading: key !== null && (got.key !== key || got.turn !== turn),
    reload,
  };
}
