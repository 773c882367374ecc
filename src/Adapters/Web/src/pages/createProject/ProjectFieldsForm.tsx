import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import Toggle from "@cloudscape-design/components/toggle";
import { useTexts } from "../../text/texts";
import type { ErrorOf } from "../../ui/EditForm";
import { Field } from "../../ui/Field";
import type { ProjectValues } from "./projectValues";

interface FieldsProps {
  readonly values: ProjectValues;
  readonly set: (part: Partial<ProjectValues>) => void;
  readonly errorOf: ErrorOf;
  readonly leaving: (pointer: string) => void;
}

export function TitleField({ values, set, errorOf, leaving }: FieldsProps) {
  const { t } = useTexts();
  return (
    <Field label={t("createProject.projectTitle")} rule={t("rule.title")} error={errorOf("/spec/title")}>
      <Input
        value={values.title}
        onChange={({ detail }) => set({ title: detail.value })}
        onBlur={() => leaving("/spec/title")}
      />
    </Field>
  );
}

/** Who may change the project, and who may look at it. */
export function PeopleFields({ values, set, errorOf, leaving }: FieldsProps) {
  const { t } = useTexts();
  return (
    <Container>
      <SpaceBetween size="l">
        {(["managers", "viewers"] as const).map((people) => (
          <Field
            key={people}
            label={t(`createProject.${people}`)}
            description={t(`createProject.${people}Hint`)}
            rule={t("rule.emails")}
            error={errorOf(`/spec/${people}`)}
          >
            <Textarea
              value={values[people]}
              rows={3}
              spellcheck={false}
              onChange={({ detail }) => set({ [people]: detail.value })}
              onBlur={() => leaving(`/spec/${people}`)}
            />
          </Field>
        ))}
      </SpaceBetween>
    </Container>
  );
}

/** The switch, with its cost before it. */
export function SftpField({ values, set, errorOf }: Omit<FieldsProps, "leaving">) {
  const { t } = useTexts();
  return (
    <Container>
      <SpaceBetween size="s">
        <Alert type="info">{t("createProject.sftpCost")}</Alert>
        <Field error={errorOf("/spec/sftp")}>
          <Toggle
            checked={values.sftp}
            description={t("createProject.sftpHint")}
            onChange={({ detail }) => set({ sftp: detail.checked })}
          >
            {t("createProject.sftp")}
          </Toggle>
        </Field>
      </SpaceBetween>
    </Container>
  );
}
