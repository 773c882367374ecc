import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useParams } from "react-router";
import { preview, send } from "../../api/client";
import { usePage } from "../../frame/page";
import { useProject } from "../../live/context";
import { useTexts } from "../../text/texts";
import { useAddress } from "../../ui/address";
import { useDraft } from "../../ui/draft";
import { EditForm } from "../../ui/EditForm";
import { Field } from "../../ui/Field";
import { nameFrom } from "../../ui/names";
import { NotFound } from "../../ui/NotFound";
import { useDayForm } from "../../ui/useDayForm";
import { bucketsOf, hasSftp } from "./choices";
import { GrantEditor } from "./GrantEditor";
import { type GrantLine, grantOn } from "./grantLines";
import { UserFieldsForm } from "./UserFieldsForm";
import { endRule, inAYear, specOf, type UserValues, valuesOf } from "./userValues";

interface Values extends UserValues {
  readonly name: string;
  readonly grants: readonly GrantLine[];
}

const blank = (bucket: string): Values => ({
  ...valuesOf({ expiresAt: inAYear(Date.now()) }),
  name: "",
  grants: bucket === "" ? [] : [grantOn(bucket)],
});

const nameOf = ({ name, company }: Values) => name || nameFrom(company, 30);

export function Component() {
  const { project = "" } = useParams();
  const texts = useTexts();
  const { t } = texts;
  const days = useDayForm();
  const live = useProject(project);
  usePage({ title: t("createUser.title"), contentType: "form" });
  // Another bucket is another undertaking: what was typed for none stays where it is.
  const bucket = useAddress().told("bucket");
  const draft = useDraft(`user.${project}${bucket && `.${bucket}`}`, blank(bucket));
  const { values, set } = draft;
  const path = { project };
  const bodyOf = (typed: Values) => ({ name: nameOf(typed), spec: { ...specOf(typed), grants: [...typed.grants] } });
  if (live.gone) return <NotFound />;
  return (
    <EditForm
      title={t("createUser.title")}
      description={t("createUser.hint")}
      draft={draft}
      bodyOf={bodyOf}
      rules={(typed) => endRule(typed, texts, days)}
      preview={(typed) => preview("post", "/api/projects/{project}/users", { path, body: bodyOf(typed) })}
      submit={(typed, idempotencyKey) =>
        send("post", "/api/projects/{project}/users", { path, body: bodyOf(typed), idempotencyKey })
      }
      submitText={t("createUser.title")}
      after={{
        done: `/projects/${project}/users/${nameOf(values)}`,
        cancelled: `/projects/${project}/users`,
      }}
    >
      {(errorOf, leaving) => (
        <SpaceBetween size="l">
          <UserFieldsForm
            values={values}
            set={set}
            errorOf={errorOf}
            leaving={leaving}
            hasSftp={hasSftp(live)}
            nameField={
              <Field
                label={t("createUser.name")}
                description={t("createUser.nameHint")}
                rule={t("rule.bucketName")}
                error={errorOf("/name")}
              >
                <Input
                  value={values.name}
                  placeholder={nameOf(values)}
                  spellcheck={false}
                  autoComplete={false}
                  onChange={({ detail }) => set({ name: detail.value.trim() })}
                  onBlur={() => leaving("/name")}
                />
              </Field>
            }
          />
          <Container header={<Header variant="h2">{t("grants.title")}</Header>}>
            <GrantEditor
              company={values.company.trim() || t("grants.somebody")}
              lines={values.grants}
              onChange={(grants) => set({ grants })}
              buckets={bucketsOf(live)}
              at="/spec/grants"
              errorOf={errorOf}
              leaving={leaving}
            />
          </Container>
        </SpaceBetween>
      )}
    </EditForm>
  );
}
