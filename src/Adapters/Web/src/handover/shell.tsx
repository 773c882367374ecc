import { type ReactNode, useState } from "react";
import { useTexts } from "../text/texts";
import { Choice } from "./Choice";
import { anywhere, bash, cmd, isPlain, powerShell, type Quote } from "./programs/quote";

const shells: Readonly<Record<string, Quote>> = { "bash, zsh": bash, PowerShell: powerShell, cmd };

/** How to quote on a command line: one form for all shells where there is one, else by the reader's choice. */
export function useShell(text: string): { readonly quote: Quote; readonly choice: ReactNode } {
  const { t } = useTexts();
  const [shell, setShell] = useState(navigator.userAgent.includes("Windows") ? "PowerShell" : "bash, zsh");
  if (isPlain(text)) return { quote: anywhere, choice: null };
  const choice = (
    <Choice
      legend={t("connect.shell")}
      options={Object.keys(shells).map((name) => ({ value: name, label: name }))}
      chosen={shell}
      onChoose={setShell}
    />
  );
  return { quote: shells[shell] ?? bash, choice };
}
