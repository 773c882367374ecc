import Box from "@cloudscape-design/components/box";
import Modal from "@cloudscape-design/components/modal";
import { useEffect, useState } from "react";
import { useTexts } from "../text/texts";
import { onKey } from "./keys";

/** What the keys do that work on every page, when `?` asks for it. */
export function ListOfKeys() {
  const { t } = useTexts();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => onKey("?", () => setIsOpen(true)), []);
  const keys = [
    ["/", t("keys.search")],
    ["?", t("keys.list")],
    ["Esc", t("keys.close")],
    ["← ↑ → ↓", t("keys.arrows")],
    ["Enter", t("keys.enter")],
  ] as const;
  return (
    <Modal visible={isOpen} header={t("keys.title")} onDismiss={() => setIsOpen(false)}>
      <dl className="keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Box color="text-body-secondary">{t("keys.off")}</Box>
    </Modal>
  );
}
