import { Observed } from "../observed";
import { preferred } from "../text/catalogues";
import type { Language } from "../text/texts";

const place = "bucket-manager.language";

/** As the visitor's browser prefers, until the visitor chooses; remembered as long as the window is open. */
export const language = new Observed<Language>(
  preferred([sessionStorage.getItem(place) ?? "", ...navigator.languages]),
);

export function speak(chosen: Language): void {
  sessionStorage.setItem(place, chosen);
  language.set(chosen);
}
