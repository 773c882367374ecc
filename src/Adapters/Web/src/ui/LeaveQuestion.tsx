import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useBlocker } from "react-router";
import { useTexts } from "../text/texts";

/** Asks before typed entries are given up. An ended sign-in is no such moment: they are there again after it. */
export function LeaveQuestion({ isAsked, onLeave }: { isAsked: boolean; onLeave: () => void }) {
  const { t } = useTexts();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isAsked && nextLocation.pathname !== currentLocation.pathname && nextLocation.pathname !== "/sign-in",
  );
  return (
    <Modal
      visible={blocker.state === "blocked"}
      header={t("leave.title")}
      onDismiss={() => blocker.reset?.()}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant="link"
              onClick={() => {
                onLeave();
                blocker.proceed?.();
              }}
            >
              {t("leave.leave")}
            </Button>
            <Button variant="primary" onClick={() => blocker.reset?.()}>
              {t("leave.stay")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {t("leave.text")}
    </Modal>
  );
}
