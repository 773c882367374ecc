import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useState } from "react";
import { Trouble } from "../api/trouble";
import type { Job, Operation, Preview } from "../api/types";
import { useFollowed } from "../live/context";
import { useTexts } from "../text/texts";
import { Actions } from "./Actions";
import { useAnswer } from "./answer";
import { ForEngineers } from "./ForEngineers";
import { TroubleNotice } from "./TroubleNotice";
import { Waiting } from "./Waiting";
import { Warnings, WhatFollows } from "./WhatFollows";

interface ConfirmDialogProps {
  readonly title: string;
  /** What the change would do, where the server can say; `about` names what is asked about, and another one is asked anew. */
  readonly preview?: { readonly about: string; readonly ask: () => Promise<Preview> };
  /** Asks for it; what is done at once answers with nothing to follow. */
  readonly submit: () => Promise<Operation | Job | undefined>;
  readonly submitText: string;
  /** Something is still to be typed. */
  readonly isOff?: boolean;
  /** Says a refusal better than its sentence does; null: it does not. */
  readonly explain?: (trouble: Trouble) => ReactNode;
  /** Above what the change would do. */
  readonly choices?: ReactNode;
  /** Below it. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
  readonly onAccepted: () => void;
}

/** Says first what follows from a change, then asks for it. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { preview, explain, onClose } = props;
  const about = preview?.about ?? "";
  const { t } = useTexts();
  const followed = useFollowed();
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<{ about: string; trouble: Trouble } | null>(null);
  const { data, trouble, isLoading, reload } = useAnswer(preview ? about : null, async () => preview?.ask());
  const stands = refused?.about === about ? refused.trouble : isLoading ? undefined : trouble;
  // Asked about something else meanwhile, the old answer only keeps its place: nothing moves under the pointer.
  const isOld = preview !== undefined && isLoading;

  const submit = async () => {
    setIsBusy(true);
    try {
      const accepted = await props.submit();
      if (accepted && "what" in accepted) followed.followJob(accepted);
      else if (accepted) followed.follow(accepted);
      props.onAccepted();
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setRefused({ about, trouble: error });
      setIsBusy(false);
    }
  };
  const retry = () => {
    setRefused(null);
    reload();
  };

  return (
    <Modal
      visible
      header={props.title}
      onDismiss={onClose}
      footer={
        <Actions>
          <Button variant="link" onClick={onClose}>
            {t("form.cancel")}
          </Button>
          <Button
            variant="primary"
            loading={isBusy}
            disabled={(preview && !data) || isLoading || stands !== undefined || props.isOff === true}
            onClick={() => void submit()}
          >
            {props.submitText}
          </Button>
        </Actions>
      }
    >
      <SpaceBetween size="m">
        {props.choices}
        {stands ? (
          (explain?.(stands) ?? <TroubleNotice trouble={stands} onRetry={retry} />)
        ) : data ? (
          <div className="answer">
            {isOld && <Waiting />}
            <div className={isOld ? "old" : undefined}>
              <SpaceBetween size="s">
                {data.warnings.length > 0 && <Warnings of={data} />}
                <WhatFollows of={data} />
                {data.templateDiff !== "" && <ForEngineers diff={data.templateDiff} />}
              </SpaceBetween>
            </div>
          </div>
        ) : (
          preview && <Waiting />
        )}
        {props.children}
      </SpaceBetween>
    </Modal>
  );
}
