import { useEffect, useState } from "react";

const pause = 200;

/** A text that is typed: shown at once, told when the typing pauses. */
export function useTyped(told: string, tell: (text: string) => void): [text: string, set: (text: string) => void] {
  const [typed, setTyped] = useState({ text: told, told });
  // The way back in the history changes what was told.
  if (typed.told !== told) setTyped({ text: told, told });
  const { text } = typed;
  useEffect(() => {
    if (text === told) return;
    const timer = setTimeout(() => tell(text), pause);
    return () => clearTimeout(timer);
  });
  return [text, (next) => setTyped({ text: next, told })];
}
