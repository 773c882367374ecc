import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { send } from "../../api/client";
import { Trouble, Unreachable } from "../../api/trouble";
import type { HandoverKind, OfferedHandover, User } from "../../api/types";
import { useTexts } from "../../text/texts";
import { Actions } from "../../ui/Actions";
import { LeaveQuestion } from "../../ui/LeaveQuestion";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { MadeHandover } from "./MadeHandover";
import { newestOf } from "./newestOf";

interface NewHandoverProps {
  readonly user: User;
  readonly contact: string;
  /** The key that the new one is to replace. */
  readonly replaces?: string;
  readonly onMade: () => void;
  readonly onClose: () => void;
}

const days = [1, 2, 3, 4, 5, 6, 7];
const usualDays = 3;

/** For how many days a replaced key goes on. */
const overlaps = [0, 1, 3, 7, 14, 30];
const usualOverlap = 7;

/** Asks what the link is for and how long it is good, makes it, and shows it this once. */
export function NewHandover({ user, contact, replaces, onMade, onClose }: NewHandoverProps) {
  const { t } = useTexts();
  const { project, name } = user;
  const { sftp, contactEmail } = newestOf(user);
  const [what, setWhat] = useState<HandoverKind>("accessKey");
  const [goodFor, setGoodFor] = useState(usualDays);
  const [overlap, setOverlap] = useState(usualOverlap);
  const [key] = useState(() => crypto.randomUUID());
  const [isBusy, setIsBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [made, setMade] = useState<OfferedHandover | null>(null);
  const [isKept, setIsKept] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const isShownOnce = made !== null && !isKept;
  const optionOf = (count: number) => ({ value: String(count), label: t("handover.day", { days: count }) });

  const make = async () => {
    setIsBusy(true);
    setTrouble(null);
    const offer =
      what === "sshPublicKey"
        ? { ask: "sshPublicKey" }
        : { give: "accessKey", ...(replaces !== undefined && { replaces, overlapDays: overlap }) };
    try {
      setMade(
        await send("post", "/api/projects/{project}/users/{user}/handovers", {
          path: { project, user: name },
          body: { ...offer, expiresInHours: goodFor * 24 },
          idempotencyKey: key,
        }),
      );
      onMade();
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setTrouble(error);
      if (error instanceof Unreachable) onMade();
    }
    setIsBusy(false);
  };

  const close = () => {
    if (isShownOnce) setIsAsked(true);
    else onClose();
  };

  return (
    <Modal
      visible
      header={
        made ? t("handover.made") : replaces === undefined ? t("handover.to", { contact }) : t("handover.replace")
      }
      // A click beside it is never meant for what is shown only once.
      onDismiss={({ detail }) => !(made && detail.reason === "overlay") && close()}
      footer={
        <Actions>
          {!made && (
            <Button variant="link" onClick={onClose}>
              {t("form.cancel")}
            </Button>
          )}
          {/* One button for both, so that the focus has a place to stay at. */}
          <Button key="on" variant="primary" loading={isBusy} onClick={made ? close : () => void make()}>
            {t(made ? "handover.close" : "handover.make")}
          </Button>
        </Actions>
      }
    >
      {made ? (
        <>
          <MadeHandover
            made={made}
            project={project}
            what={what}
            contact={contact}
            email={contactEmail ?? ""}
            isAsked={isAsked}
            isKept={isKept}
            onKept={setIsKept}
          />
          <LeaveQuestion isAsked={isShownOnce} text={t("handover.leave")} onLeave={onClose} />
        </>
      ) : (
        <SpaceBetween size="m">
          {trouble && <TroubleNotice trouble={trouble} />}
          {trouble instanceof Unreachable && <Box>{t("handover.lost")}</Box>}
          {replaces === undefined ? (
            <FormField label={t("handover.what")}>
              <RadioGroup
                value={what}
                ariaLabel={t("handover.what")}
                items={[
                  { value: "accessKey", label: t("handover.give"), description: t("handover.giveHint") },
                  {
                    value: "sshPublicKey",
                    label: t("handover.ask"),
                    description: t(sftp ? "handover.askHint" : "handover.askOff"),
                    disabled: !sftp,
                  },
                ]}
                onChange={({ detail }) => setWhat(detail.value as HandoverKind)}
              />
            </FormField>
          ) : (
            <FormField label={t("handover.overlap", { key: replaces })} description={t("handover.overlapHint")}>
              <Select
                selectedOption={optionOf(overlap)}
                options={overlaps.map(optionOf)}
                onChange={({ detail }) => setOverlap(Number(detail.selectedOption.value))}
              />
            </FormField>
          )}
          <FormField label={t("handover.days")}>
            <Select
              selectedOption={optionOf(goodFor)}
              options={days.map(optionOf)}
              onChange={({ detail }) => setGoodFor(Number(detail.selectedOption.value))}
            />
          </FormField>
        </SpaceBetween>
      )}
    </Modal>
  );
}
