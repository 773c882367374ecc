import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import { useEffect } from "react";
import { useBlocker } from "react-router";
import { useTexts } from "../text/texts";
import { Actions } from "./Actions";

interface LeaveQuestionProps {
  readonly isAsked: boolean;
  /** The sentence that says what is lost. */
  readonly text: string;
  readonly onLeave: () => void;
}

/**
 * Asks before something is lost by going elsewhere or closing the tab. An ended sign-in is no such moment: typed entries are there again
 * after it.
 */
export function LeaveQuestion({ isAsked, text, onLeave }: LeaveQuestionProps) {
  const { t } = useTexts();
  useEffect(() => {
    if (!isAsked) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isAsked]);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isAsked &&
      nextLocation.pathname + nextLocation.search !== currentLocation.pathname + currentLocation.search &&
      nextLocation.pathname !== "/sign-in",
  );
  return (
    <Modal
      visible={blocker.state === "blocked"}
      header={t("leave.title")}
      onDismiss={() => blocker.reset?.()}
      footer={
        <Actions>
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
        </Actions>
      }
    >
      {text}
    </Modal>
  );
}
