import Container from "@cloudscape-design/components/container";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { preview, send } from "../../api/client";
import { usePage } from "../../frame/page";
import { useTexts } from "../../text/texts";
import { useDraft } from "../../ui/draft";
import { EditForm } from "../../ui/EditForm";
import { Field } from "../../ui/Field";
import { nameFrom } from "../../ui/names";
import { PeopleFields, SftpField, TitleField } from "./ProjectFieldsForm";
import { type ProjectValues, specOf, valuesOf } from "./projectValues";
import { regions } from "./regions";

interface Values extends ProjectValues {
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

const blank: Values = { ...valuesOf({}), name: "", account: "", region: "eu-west-1" };

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
      bodyOf={bodyOf}
      preview={(typed) => preview("post", "/api/projects", { body: bodyOf(typed) })}
      submit={(typed, idempotencyKey) => send("post", "/api/projects", { body: bodyOf(typed), idempotencyKey })}
      submitText={t("createProject.title")}
      after={{ done: "/projects", cancelled: "/projects" }}
    >
      {(errorOf, leaving) => (
        <SpaceBetween size="l">
          <Container>
            <SpaceBetween size="l">
              <TitleField values={values} set={set} errorOf={errorOf} leaving={leaving} />
              <Field
                label={t("createProject.name")}
                description={t("createProject.nameHint")}
                rule={t("rule.projectName")}
                error={errorOf("/name")}
              >
                <Input
                  value={values.name}
                  placeholder={name}
                  spellcheck={false}
                  onChange={({ detail }) => set({ name: detail.value })}
                  onBlur={() => leaving("/name")}
                />
              </Field>
              <Field
                label={t("createProject.account")}
                description={t("createProject.accountHint")}
                rule={t("rule.account")}
                error={errorOf("/spec/account")}
              >
                <Input
                  value={values.account}
                  inputMode="numeric"
                  onChange={({ detail }) => set({ account: detail.value.replaceAll(/[\s-]/g, "") })}
                  onBlur={() => leaving("/spec/account")}
                />
              </Field>
              <Field
                label={t("createProject.region")}
                description={t("createProject.regionHint")}
                error={errorOf("/spec/region")}
              >
                <Select
                  selectedOption={{ value: values.region, label: values.region }}
                  options={regions.map((value) => ({ value, label: value }))}
                  filteringType="auto"
                  onChange={({ detail }) => set({ region: detail.selectedOption.value ?? "" })}
                />
              </Field>
            </SpaceBetween>
          </Container>
          <PeopleFields values={values} set={set} errorOf={errorOf} leaving={leaving} />
          <SftpField values={values} set={set} errorOf={errorOf} />
        </SpaceBetween>
      )}
    </EditForm>
  );
}

function bodyOf(values: Values) {
  const { title, name, account, region } = values;
  return { name: name || nameFrom(title, 20), spec: { ...specOf(values), account, region } };
}
