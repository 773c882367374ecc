import { I18nProvider } from "@cloudscape-design/components/i18n";
import { useEffect, useState } from "react";
import { RouterProvider } from "react-router";
import { settings } from "./frame/settings";
import { useObserved } from "./observed";
import { router } from "./routes";
import { load } from "./text/catalogues";
import { type Texts, TextsContext } from "./text/texts";

/** @param props.first The language to begin with. */
export function App({ first }: { first: Texts }) {
  const { language } = useObserved(settings);
  const [texts, setTexts] = useState(first);

  useEffect(() => {
    let isWanted = true;
    void load(language).then(
      (loaded) => isWanted && setTexts((now) => (now.language === loaded.language ? now : loaded)),
    );
    return () => {
      isWanted = false;
    };
  }, [language]);

  return (
    <TextsContext value={texts}>
      <I18nProvider locale={texts.language} messages={[texts.cloudscape]}>
        <RouterProvider router={router} />
      </I18nProvider>
    </TextsContext>
  );
}
