import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { Trouble } from "../api/trouble";
import { useTexts } from "../text/texts";
import { TroubleNotice } from "./TroubleNotice";

/** Fetches a table and gives it to the browser to be saved. */
export function ExportButton({ fetch }: { fetch: () => Promise<File> }) {
  const { t } = useTexts();
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const save = async () => {
    setIsBusy(true);
    setTrouble(null);
    try {
      hand(await fetch());
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setTrouble(error);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <SpaceBetween size="xs">
      <Button iconName="download" loading={isBusy} onClick={() => void save()}>
        {t("export.csv")}
      </Button>
      {trouble && <TroubleNotice trouble={trouble} />}
    </SpaceBetween>
  );
}

function hand(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(address);
}
