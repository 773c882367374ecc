import { applyDensity, applyMode, Density, Mode } from "@cloudscape-design/global-styles";
import { Observed } from "../observed";
import { preferred } from "../text/catalogues";
import type { Language } from "../text/texts";

export type Theme = "light" | "dark" | "system";

/** How a person wants to see the program, on this machine. */
export interface Settings {
  readonly theme: Theme;
  readonly density: "comfortable" | "compact";
  readonly language: Language;
  /** Whether single characters are keys: who speaks to the machine may not want them. */
  readonly keys: boolean;
}

const place = "bucket-manager.settings";
const prints = matchMedia("print");
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

export const settings = new Observed<Settings>(read());

export function change(part: Partial<Settings>): void {
  settings.set({ ...settings.value, ...part });
  localStorage.setItem(place, JSON.stringify(settings.value));
}

/** Shows the page as wanted, now and at each change. */
export function applySettings(): void {
  const apply = () => {
    const { theme, density, language } = settings.value;
    const isDark = theme === "dark" || (theme === "system" && prefersDark.matches);
    // Paper is white.
    applyMode(isDark && !prints.matches ? Mode.Dark : Mode.Light);
    applyDensity(density === "compact" ? Density.Compact : Density.Comfortable);
    document.documentElement.lang = language;
  };
  apply();
  settings.subscribe(apply);
  prefersDark.addEventListener("change", apply);
  prints.addEventListener("change", apply);
}

function read(): Settings {
  const usual: Settings = {
    theme: "system",
    density: "comfortable",
    language: preferred(navigator.languages),
    keys: true,
  };
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<Settings>) };
  } catch {
    return usual;
  }
}
