import { useMemo } from "react";
import { useTexts } from "../text/texts";
import { type DayForm, dayForm } from "./day";

/** How days are written and read where the reader is. */
export function useDayForm(): DayForm {
  const { language } = useTexts();
  return useMemo(() => dayForm(language, navigator.languages), [language]);
}
