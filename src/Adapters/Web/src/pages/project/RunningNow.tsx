import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { Operation } from "../../api/types";
import { OperationProgress } from "../../frame/Notices";
import { hasEnded } from "../../live/project";
import { useTexts } from "../../text/texts";
import { Person } from "../../ui/Person";
import { wordOf } from "../../ui/operationWord";

/** What is being changed at this moment, by whomever. */
export function RunningNow({ operations }: { operations: readonly Operation[] }) {
  const { t } = useTexts();
  const running = operations.filter((o) => !hasEnded(o));
  return (
    <Container
      header={
        <Header variant="h2" counter={running.length > 0 ? `(${running.length})` : ""}>
          {t("running.title")}
        </Header>
      }
    >
      {running.length === 0 && <Box color="text-status-inactive">{t("running.none")}</Box>}
      <ul className="plain-list">
        {running.map((operation) => (
          <li key={operation.id}>
            {operation.state === "queued" ? (
              <StatusIndicator type="pending">{t("operation.waits", { name: operation.title })}</StatusIndicator>
            ) : (
              <OperationProgress
                operation={operation}
                title={t(`operation.${wordOf(operation)}.running`, { name: operation.title })}
              />
            )}
            <Box fontSize="body-s" color="text-body-secondary">
              <Person email={operation.requestedBy} />
            </Box>
          </li>
        ))}
      </ul>
    </Container>
  );
}
