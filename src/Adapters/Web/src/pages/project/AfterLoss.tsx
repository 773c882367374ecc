import Alert from "@cloudscape-design/components/alert";
import { useState } from "react";
import type { Sentence } from "../../api/types";
import { useTexts } from "../../text/texts";

/** Says what is gone since everything had to be read from the templates again, until somebody has seen it. */
export function AfterLoss({ at, gone }: { at: string; gone: Sentence }) {
  const texts = useTexts();
  const place = "bucket-manager.seen-loss";
  const [seen, setSeen] = useState(() => localStorage.getItem(place));
  if (seen === at) return null;
  return (
    <Alert
      type="warning"
      dismissible
      i18nStrings={{ dismissAriaLabel: texts.t("frame.dismiss") }}
      onDismiss={() => {
        localStorage.setItem(place, at);
        setSeen(at);
      }}
    >
      {texts.say(gone)}
    </Alert>
  );
}
