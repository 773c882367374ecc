import { settings } from "./settings";

const fields = "input, textarea, select, [contenteditable='true'], [role='dialog']";

/**
 * Listens for a key of its own, wherever the focus is but in a field or a dialog, where the same key is text.
 * @returns Ends it.
 */
export function onKey(key: string, then: () => void): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || !settings.value.keys) return;
    if (event.target instanceof Element && event.target.closest(fields)) return;
    event.preventDefault();
    then();
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}
