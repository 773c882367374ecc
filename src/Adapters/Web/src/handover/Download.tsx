import { useTexts } from "../text/texts";

// Long enough for a browser that asks where to save.
const keptMs = 60_000;

/** Saves a text as a file. It is made in the browser: a secret in it does not travel again. */
export function Download({ name, text }: { name: string; text: string }) {
  const { t } = useTexts();

  const save = () => {
    // Of no type that a browser would add an ending for.
    const address = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), keptMs);
  };

  return (
    <button type="button" onClick={save}>
      {t("connect.download", { file: name })}
    </button>
  );
}
