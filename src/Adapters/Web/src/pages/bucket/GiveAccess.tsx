import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Bucket, Thing, User } from "../../api/types";
import { useTexts } from "../../text/texts";
import { newestOf } from "../user/newestOf";
import { Actions } from "../../ui/Actions";

interface GiveAccessProps {
  readonly bucket: Bucket;
  readonly things: Iterable<Thing>;
  readonly onClose: () => void;
}

/** Asks who is to be given access to a bucket, and goes on to that user's permissions with the bucket filled in. */
export function GiveAccess({ bucket: { project, name }, things, onClose }: GiveAccessProps) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState("");
  const options = [...things]
    .filter((thing): thing is User => thing.kind === "user" && thing.status !== "deleting" && thing.stopped === null)
    .map((user) => ({ value: user.name, label: newestOf(user).company ?? user.name, description: user.name }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const query = `?bucket=${encodeURIComponent(name)}`;
  return (
    <Modal
      visible
      header={t("give.title", { bucket: name })}
      onDismiss={onClose}
      footer={
        <Actions>
          <Button variant="link" onClick={onClose}>
            {t("form.cancel")}
          </Button>
          <Button onClick={() => void navigate(`/projects/${project}/users/create${query}`)}>{t("give.new")}</Button>
          <Button
            variant="primary"
            disabled={chosen === ""}
            onClick={() => void navigate(`/projects/${project}/users/${chosen}/access${query}`)}
          >
            {t("list.next")}
          </Button>
        </Actions>
      }
    >
      <FormField label={t("bucket.column.user")}>
        <Select
          placeholder={t("give.choose")}
          empty={t("users.none")}
          selectedOption={options.find(({ value }) => value === chosen) ?? null}
          options={options}
          filteringType="auto"
          virtualScroll={options.length > 100}
          onChange={({ detail }) => setChosen(detail.selectedOption.value ?? "")}
        />
      </FormField>
    </Modal>
  );
}
