import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import { useTexts } from "../text/texts";
import { Actions } from "./Actions";
import { Multiline } from "./Lines";
import { RowsOrCards } from "./RowsOrCards";

export interface ConflictRow {
  readonly label: string;
  readonly before: string;
  readonly theirs: string;
  readonly yours: string;
}

interface ConflictProps {
  readonly by: string;
  /** What differs between the three. */
  readonly rows: readonly ConflictRow[];
  /** Gives up what was typed. */
  readonly onTheirs: () => void;
  /** Goes on to the review of what was typed, and theirs where nothing was. */
  readonly onMine: () => void;
  /** The same, but to go on typing first. */
  readonly onGoOn: () => void;
}

/** Somebody else was faster: shows both, and lets one go on from it. */
export function Conflict({ by, rows, onTheirs, onMine, onGoOn }: ConflictProps) {
  const { t } = useTexts();
  return (
    <Modal
      visible
      size="large"
      header={t("conflict.title", { by })}
      onDismiss={onGoOn}
      footer={
        <Actions>
          <Button onClick={onTheirs}>{t("conflict.theirs")}</Button>
          <Button onClick={onMine}>{t("conflict.mine")}</Button>
          <Button variant="primary" onClick={onGoOn}>
            {t("conflict.goOn")}
          </Button>
        </Actions>
      }
    >
      <RowsOrCards
        variant="embedded"
        label={t("conflict.title", { by })}
        items={rows}
        nameOf={({ label }) => label}
        columns={[
          { id: "label", header: t("conflict.what"), cell: (row) => row.label },
          { id: "before", header: t("conflict.before"), cell: ({ before }) => <Multiline text={before} /> },
          { id: "theirs", header: t("conflict.theirsColumn"), cell: ({ theirs }) => <Multiline text={theirs} /> },
          { id: "yours", header: t("conflict.yours"), cell: ({ yours }) => <Multiline text={yours} /> },
        ]}
      />
    </Modal>
  );
}
