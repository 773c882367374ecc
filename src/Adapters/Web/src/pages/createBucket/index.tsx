import Container from "@cloudscape-design/components/container";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useParams } from "react-router";
import { preview, send } from "../../api/client";
import type { Project } from "../../api/types";
import { usePage } from "../../frame/page";
import { useProject } from "../../live/context";
import { useTexts } from "../../text/texts";
import { useDraft } from "../../ui/draft";
import { EditForm } from "../../ui/EditForm";
import { Field } from "../../ui/Field";
import { NotFound } from "../../ui/NotFound";
import { BucketFieldsForm } from "./BucketFieldsForm";
import { type BucketValues, numberRule, specOf, valuesOf } from "./bucketValues";

interface Values extends BucketValues {
  readonly name: string;
}

const blank: Values = { ...valuesOf({ retention: { keepPreviousVersionsDays: 30 } }), name: "" };

export function Component() {
  const { project = "" } = useParams();
  const texts = useTexts();
  const { t } = texts;
  const live = useProject(project);
  usePage({ title: t("createBucket.title"), contentType: "form" });
  const draft = useDraft(`bucket.${project}`, blank);
  const { values, set } = draft;
  const { account, region } = (live.things.get(`project/${project}`) as Project | undefined)?.spec ?? {};
  const bodyOf = (typed: Values) => ({ name: typed.name, spec: specOf(typed) });
  const path = { project };
  if (live.gone) return <NotFound />;
  return (
    <EditForm
      title={t("createBucket.title")}
      draft={draft}
      bodyOf={bodyOf}
      rules={(typed) => numberRule(typed, texts)}
      preview={(typed) => preview("post", "/api/projects/{project}/buckets", { path, body: bodyOf(typed) })}
      submit={(typed, idempotencyKey) =>
        send("post", "/api/projects/{project}/buckets", { path, body: bodyOf(typed), idempotencyKey })
      }
      submitText={t("createBucket.title")}
      after={{ done: `/projects/${project}/buckets`, cancelled: `/projects/${project}/buckets` }}
    >
      {(errorOf, leaving) => (
        <SpaceBetween size="l">
          <Container>
            <Field
              label={t("column.name")}
              description={
                values.name && account && region
                  ? t("createBucket.finalName", { name: `${values.name}-${account}-${region}-an` })
                  : t("createBucket.nameHint")
              }
              rule={t("rule.bucketName")}
              error={errorOf("/name")}
            >
              <Input
                value={values.name}
                spellcheck={false}
                autoComplete={false}
                onChange={({ detail }) => set({ name: detail.value.trim() })}
                onBlur={() => leaving("/name")}
              />
            </Field>
          </Container>
          <BucketFieldsForm values={values} set={set} errorOf={errorOf} leaving={leaving} mayLock />
        </SpaceBetween>
      )}
    </EditForm>
  );
}
