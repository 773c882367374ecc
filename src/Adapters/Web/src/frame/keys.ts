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

/**
 * A dialog hears Escape only while the focus is in it, and a click on its text takes that away. Closes it there, too.
 * @returns Ends that.
 */
export function onEscapeBesideDialog(): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || document.activeElement !== document.body) return;
    const dialogs = [...document.querySelectorAll("[role='dialog']")];
    const open = dialogs.filter((dialog) => dialog.checkVisibility({ visibilityProperty: true })).at(-1);
    // Its first button is the one that closes it.
    open?.querySelector("button")?.click();
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}
