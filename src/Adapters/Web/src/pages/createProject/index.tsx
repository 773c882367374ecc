import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import Toggle from "@cloudscape-design/components/toggle";
import { preview, send } from "../../api/client";
import { usePage } from "../../frame/page";
import { useTexts } from "../../text/texts";
import { useDraft } from "../../ui/draft";
import { EditForm } from "../../ui/EditForm";
import { linesOf, nameFrom } from "../../ui/names";
import { regions } from "./regions";

interface Values {
  readonly title: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly managers: string;
  readonly viewers: string;
  readonly sftp: boolean;
}

const blank: Values = { title: "", name: "", account: "", region: "eu-west-1", managers: "", viewers: "", sftp: false };

export function Component() {
  const { t } = useTexts();
  usePage({ title: t("createProject.title"), contentType: "form" });
  const draft = useDraft("project", blank);
  const { values, set } = draft;
  const name = values.name || nameFrom(values.title, 20);
  return (
    <EditForm
      title={t("createProject.title")}
      description={t("createProject.hint")}
      draft={draft}
      preview={(typed) => preview("post", "/api/projects", { body: bodyOf(typed) })}
      submit={(typed, idempotencyKey) => send("post", "/api/projects", { body: bodyOf(typed), idempotencyKey })}
      submitText={t("createProject.title")}
      after={{ done: "/projects", cancelled: "/projects" }}
    >
      {(errorOf, leaving) => (
        <SpaceBetween size="l">
          <Container>
            <SpaceBetween size="l">
              <FormField
                label={t("createProject.projectTitle")}
                constraintText={t("rule.title")}
                errorText={errorOf("/spec/title")}
              >
                <Input
                  value={values.title}
                  onChange={({ detail }) => set({ title: detail.value })}
                  onBlur={() => leaving("/spec/title")}
                />
              </FormField>
              <FormField
                label={t("createProject.name")}
                description={t("createProject.nameHint")}
                constraintText={t("rule.projectName")}
                errorText={errorOf("/name")}
              >
                <Input
                  value={values.name}
                  placeholder={name}
                  spellcheck={false}
                  onChange={({ detail }) => set({ name: detail.value })}
                  onBlur={() => leaving("/name")}
                />
              </FormField>
              <FormField
                label={t("createProject.account")}
                description={t("createProject.accountHint")}
                constraintText={t("rule.account")}
                errorText={errorOf("/spec/account")}
              >
                <Input
                  value={values.account}
                  inputMode="numeric"
                  onChange={({ detail }) => set({ account: detail.value.replaceAll(/[\s-]/g, "") })}
                  onBlur={() => leaving("/spec/account")}
                />
              </FormField>
              <FormField
                label={t("createProject.region")}
                description={t("createProject.regionHint")}
                errorText={errorOf("/spec/region")}
              >
                <Select
                  selectedOption={{ value: values.region, label: values.region }}
                  options={regions.map((value) => ({ value, label: value }))}
                  filteringType="auto"
                  onChange={({ detail }) => set({ region: detail.selectedOption.value ?? "" })}
                />
              </FormField>
            </SpaceBetween>
          </Container>
          <Container>
            <SpaceBetween size="l">
              <FormField
                label={t("createProject.managers")}
                description={t("createProject.managersHint")}
                constraintText={t("rule.emails")}
                errorText={errorOf("/spec/managers")}
              >
                <Textarea
                  value={values.managers}
                  rows={3}
                  spellcheck={false}
                  onChange={({ detail }) => set({ managers: detail.value })}
                  onBlur={() => leaving("/spec/managers")}
                />
              </FormField>
              <FormField
                label={t("createProject.viewers")}
                description={t("createProject.viewersHint")}
                constraintText={t("rule.emails")}
                errorText={errorOf("/spec/viewers")}
              >
                <Textarea
                  value={values.viewers}
                  rows={2}
                  spellcheck={false}
                  onChange={({ detail }) => set({ viewers: detail.value })}
                  onBlur={() => leaving("/spec/viewers")}
                />
              </FormField>
            </SpaceBetween>
          </Container>
          <Container>
            <SpaceBetween size="s">
              {/* The cost stands before the switch. */}
              <Alert type="info">{t("createProject.sftpCost")}</Alert>
              <FormField errorText={errorOf("/spec/sftp")}>
                <Toggle
                  checked={values.sftp}
                  description={t("createProject.sftpHint")}
                  onChange={({ detail }) => set({ sftp: detail.checked })}
                >
                  {t("createProject.sftp")}
                </Toggle>
              </FormField>
            </SpaceBetween>
          </Container>
        </SpaceBetween>
      )}
    </EditForm>
  );
}

function bodyOf({ title, name, account, region, managers, viewers, sftp }: Values) {
  return {
    name: name || nameFrom(title, 20),
    spec: { title: title.trim(), account, region, managers: linesOf(managers), viewers: linesOf(viewers), sftp },
  };
}
