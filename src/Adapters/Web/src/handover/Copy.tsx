import { useState } from "react";
import { useTexts } from "../text/texts";

/** Puts a text on the clipboard, and says so. */
export function Copy({ what, text }: { what: string; text: string }) {
  const { t } = useTexts();
  const [result, setResult] = useState<"copied" | "notCopied" | null>(null);

  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setResult("copied"),
      () => setResult("notCopied"),
    );
  };

  return (
    <>
      <button type="button" aria-label={t("claim.copyWhat", { what })} onClick={copy}>
        {t("engineers.copy")}
      </button>
      <span role="status" className="copied">
        {result && t(`trouble.${result}`)}
      </span>
    </>
  );
}
