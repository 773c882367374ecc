import { useEffect, useState } from "react";
import { useObserved } from "../observed";
import { bare } from "../text/catalogues";
import { type Language, type Texts, TextsContext } from "../text/texts";
import { language, speak } from "./language";
import { Page } from "./Page";

const names: Readonly<Record<Language, string>> = { en: "English", it: "Italiano" };

/** @param props.first The language to begin with. */
export function App({ token, first }: { token: string; first: Texts }) {
  const wanted = useObserved(language);
  const [texts, setTexts] = useState(first);

  useEffect(() => {
    let isWanted = true;
    void bare(wanted).then((loaded) => isWanted && setTexts(loaded));
    return () => {
      isWanted = false;
    };
  }, [wanted]);

  useEffect(() => {
    document.documentElement.lang = texts.language;
  }, [texts]);

  return (
    <TextsContext value={texts}>
      <Page
        token={token}
        languages={
          <nav aria-label={texts.t("settings.language")}>
            {(["en", "it"] as const).map((choice) => (
              <button
                key={choice}
                type="button"
                lang={choice}
                aria-pressed={texts.language === choice}
                onClick={() => speak(choice)}
              >
                {names[choice]}
              </button>
            ))}
          </nav>
        }
      />
    </TextsContext>
  );
}
