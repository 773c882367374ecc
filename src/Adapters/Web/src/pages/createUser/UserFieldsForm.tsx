import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import Toggle from "@cloudscape-design/components/toggle";
import type { ReactNode } from "react";
import { useTexts } from "../../text/texts";
import { DayField } from "../../ui/DayField";
import type { ErrorOf } from "../../ui/EditForm";
import { Field } from "../../ui/Field";
import { Info } from "../../ui/Info";
import { dayOf, endOf, type UserValues } from "./userValues";

interface UserFieldsFormProps {
  readonly values: UserValues;
  readonly set: (part: Partial<UserValues>) => void;
  readonly errorOf: ErrorOf;
  readonly leaving: (pointer: string) => void;
  /** The project has an SFTP server. */
  readonly hasSftp: boolean;
  /** The user's name, where it can be chosen. */
  readonly nameField?: ReactNode;
}

/** Who a user is, until when it has access, and from where it may come. */
export function UserFieldsForm({ values, set, errorOf, leaving, hasSftp, nameField }: UserFieldsFormProps) {
  const { t } = useTexts();
  const text = (field: "company" | "contactName" | "contactEmail", constraint: string) => (
    <Field label={t(`userForm.${field}`)} rule={constraint} error={errorOf(`/spec/${field}`)}>
      <Input
        value={values[field]}
        inputMode={field === "contactEmail" ? "email" : "text"}
        onChange={({ detail }) => set({ [field]: detail.value })}
        onBlur={() => leaving(`/spec/${field}`)}
      />
    </Field>
  );
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t("userForm.who")}</Header>}>
        <SpaceBetween size="l">
          {text("company", t("rule.company"))}
          {nameField}
          {text("contactName", t("rule.contactName"))}
          {text("contactEmail", t("rule.email"))}
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{t("userForm.until")}</Header>}>
        <SpaceBetween size="s">
          <DayField
            label={t("userForm.lastDay")}
            value={values.isForEver ? "" : dayOf(values.until)}
            disabled={values.isForEver}
            error={errorOf("/spec/expiresAt")}
            onChange={(day) => set({ until: endOf(day) })}
            onBlur={() => leaving("/spec/expiresAt")}
          />
          <Checkbox
            checked={values.isForEver}
            description={t("userForm.foreverHint")}
            onChange={({ detail }) => set({ isForEver: detail.checked })}
          >
            {t("userForm.forever")}
          </Checkbox>
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">{t("userForm.how")}</Header>}>
        <SpaceBetween size="l">
          <Field
            label={t("user.networks")}
            info={<Info topic="networks" />}
            description={t("userForm.networksHint")}
            rule={t("rule.networks")}
            error={errorOf("/spec/allowedNetworks")}
          >
            <Textarea
              value={values.networks}
              rows={3}
              spellcheck={false}
              onChange={({ detail }) => set({ networks: detail.value })}
              onBlur={() => leaving("/spec/allowedNetworks")}
            />
          </Field>
          <Field error={errorOf("/spec/sftp")}>
            <Toggle
              checked={values.sftp}
              disabled={!hasSftp && !values.sftp}
              description={t(hasSftp ? "userForm.sftpHint" : "userForm.noSftp")}
              onChange={({ detail }) => set({ sftp: detail.checked })}
            >
              {t("userForm.sftp")}
            </Toggle>
          </Field>
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  );
}
