import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import Table from "@cloudscape-design/components/table";
import { useTexts } from "../text/texts";
import { Actions } from "./Actions";

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
      <Table
        variant="embedded"
        wrapLines
        items={rows}
        trackBy="label"
        ariaLabels={{ tableLabel: t("conflict.title", { by }) }}
        columnDefinitions={[
          { id: "label", header: t("conflict.what"), isRowHeader: true, cell: (row) => row.label },
          { id: "before", header: t("conflict.before"), cell: ({ before }) => <Lines text={before} /> },
          { id: "theirs", header: t("conflict.theirsColumn"), cell: ({ theirs }) => <Lines text={theirs} /> },
          { id: "yours", header: t("conflict.yours"), cell: ({ yours }) => <Lines text={yours} /> },
        ]}
      />
    </Modal>
  );
}

function Lines({ text }: { text: string }) {
  return <span className="wrap lines">{text || "–"}</span>;
}
