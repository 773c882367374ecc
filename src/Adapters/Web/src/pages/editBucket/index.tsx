import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useParams } from "react-router";
import { get, preview, send } from "../../api/client";
import { Refused } from "../../api/trouble";
import type { Bucket, BucketFields, Thing } from "../../api/types";
import { usePage } from "../../frame/page";
import { type Texts, useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { Conflict, type ConflictRow } from "../../ui/Conflict";
import { useDraft } from "../../ui/draft";
import { EditForm } from "../../ui/EditForm";
import { NotFound } from "../../ui/NotFound";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { Waiting } from "../../ui/Waiting";
import { BucketFieldsForm } from "../createBucket/BucketFieldsForm";
import { type BucketValues, specOf, valuesOf } from "../createBucket/bucketValues";
import { merge, same } from "./merge";

/** What is typed, and what it was typed on. */
interface Values extends BucketValues {
  readonly revision: number;
  readonly before: BucketValues;
}

export function Component() {
  const { project = "", bucket = "" } = useParams();
  const { t } = useTexts();
  usePage({ title: t("editBucket.title", { name: bucket }), contentType: "form" });
  const { data, trouble, reload } = useAnswer("bucket", (signal) =>
    get("/api/projects/{project}/buckets/{bucket}", { path: { project, bucket }, signal }),
  );
  if (data) return <EditBucket bucket={data} />;
  if (trouble instanceof Refused && trouble.status === 404) return <NotFound />;
  return trouble ? <TroubleNotice trouble={trouble} onRetry={reload} /> : <Waiting />;
}

/** The newest accepted edit: what is applied, or will be. */
const newestOf = (bucket: Bucket): BucketFields => bucket.pendingSpec ?? bucket.spec;

function on(bucket: Bucket): Values {
  const before = valuesOf(newestOf(bucket));
  return { ...before, before, revision: bucket.revision };
}

function EditBucket({ bucket }: { bucket: Bucket }) {
  const { project, name } = bucket;
  const texts = useTexts();
  const { t } = texts;
  const draft = useDraft(`bucket.${project}.${name}`, on(bucket));
  const { values, set } = draft;
  const path = { project, bucket: name };
  const here = `/projects/${project}/buckets/${name}`;
  const bodyOf = (typed: Values) => ({ spec: specOf(typed) });
  const failed = bucket.failed?.spec;
  return (
    <EditForm
      title={t("editBucket.title", { name })}
      draft={draft}
      preview={(typed) =>
        preview("put", "/api/projects/{project}/buckets/{bucket}", {
          path,
          body: bodyOf(typed),
          revision: typed.revision,
        })
      }
      submit={(typed) =>
        send("put", "/api/projects/{project}/buckets/{bucket}", { path, body: bodyOf(typed), revision: typed.revision })
      }
      submitText={t("editBucket.save")}
      after={{ done: here, cancelled: here }}
      conflict={(current: Thing, review) => {
        if (current.kind !== "bucket") return null;
        const theirs = on(current);
        return (
          <Conflict
            by={(current.next ?? current.operation)?.requestedBy ?? current.requestedBy ?? ""}
            rows={rowsOf(values.before, theirs, values, texts)}
            onTheirs={() => draft.begin(theirs)}
            onMine={() => {
              const mine = { ...values, revision: theirs.revision, before: theirs.before };
              set(mine);
              review(mine);
            }}
            onGoOn={() =>
              set({
                ...merge<BucketValues>(values.before, theirs.before, values),
                revision: theirs.revision,
                before: theirs.before,
              })
            }
          />
        );
      }}
    >
      {(errorOf, leaving) => (
        <SpaceBetween size="l">
          {failed && !draft.isTouched && (
            <Alert
              type="info"
              action={
                <Button formAction="none" onClick={() => set(valuesOf(failed))}>
                  {t("editBucket.takeFailed")}
                </Button>
              }
            >
              {t("editBucket.failed")}
            </Alert>
          )}
          {bucket.operation && <Alert type="info">{t("editBucket.waits", { by: bucket.operation.requestedBy })}</Alert>}
          <BucketFieldsForm values={values} set={set} errorOf={errorOf} leaving={leaving} mayLock={false} />
        </SpaceBetween>
      )}
    </EditForm>
  );
}

/** The fields in which the three differ, in words. */
function rowsOf(before: BucketValues, theirs: BucketValues, yours: BucketValues, { t }: Texts): ConflictRow[] {
  const labels: Record<keyof BucketValues, string> = {
    description: t("buckets.column.description"),
    keepPrevious: t("bucketForm.keepPrevious"),
    keepCurrent: t("bucketForm.keepCurrent"),
    colder: t("bucketForm.colder"),
    lock: t("bucketForm.lock"),
    networks: t("bucket.networks"),
    tags: t("bucket.tags"),
  };
  const shown = (value: BucketValues[keyof BucketValues]) =>
    typeof value === "string" ? value : value.map((tag) => `${tag.key} = ${tag.value}`).join("\n");
  return (Object.keys(labels) as (keyof BucketValues)[])
    .filter((field) => !same(before[field], theirs[field]) || !same(before[field], yours[field]))
    .map((field) => ({
      label: labels[field],
      before: shown(before[field]),
      theirs: shown(theirs[field]),
      yours: shown(yours[field]),
    }));
}
