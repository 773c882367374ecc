import SpaceBetween from "@cloudscape-design/components/space-between";
import { useParams } from "react-router";
import { get, preview, send } from "../../api/client";
import type { Bucket, Thing } from "../../api/types";
import { usePage } from "../../frame/page";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { useDraft } from "../../ui/draft";
import { EditConflict, type On } from "../../ui/EditConflict";
import { EditForm } from "../../ui/EditForm";
import { EditNotes } from "../../ui/EditNotes";
import { Loaded } from "../../ui/Loaded";
import { BucketFieldsForm } from "../createBucket/BucketFieldsForm";
import { type BucketValues, numberRule, specOf, valuesOf } from "../createBucket/bucketValues";

export function Component() {
  const { project = "", bucket = "" } = useParams();
  const { t } = useTexts();
  usePage({ title: t("edit.title", { name: bucket }), contentType: "form" });
  const answer = useAnswer("bucket", (signal) =>
    get("/api/projects/{project}/buckets/{bucket}", { path: { project, bucket }, signal }),
  );
  return <Loaded answer={answer}>{(data) => <EditBucket bucket={data} />}</Loaded>;
}

function on(bucket: Bucket): On<BucketValues> {
  const before = valuesOf(bucket.pendingSpec ?? bucket.spec);
  return { ...before, before, revision: bucket.revision };
}

function EditBucket({ bucket }: { bucket: Bucket }) {
  const { project, name } = bucket;
  const texts = useTexts();
  const { t } = texts;
  const draft = useDraft(`bucket.${project}.${name}`, on(bucket));
  const { values, set } = draft;
  const here = `/projects/${project}/buckets/${name}`;
  const asked = (typed: On<BucketValues>) => ({
    path: { project, bucket: name },
    body: { spec: specOf(typed) },
    revision: typed.revision,
  });
  const failed = bucket.failed?.spec;
  return (
    <EditForm
      title={t("edit.title", { name })}
      draft={draft}
      bodyOf={(typed) => asked(typed).body}
      rules={(typed) => numberRule(typed, texts)}
      preview={(typed) => preview("put", "/api/projects/{project}/buckets/{bucket}", asked(typed))}
      submit={(typed) => send("put", "/api/projects/{project}/buckets/{bucket}", asked(typed))}
      submitText={t("edit.save")}
      after={{ done: here, cancelled: here }}
      conflict={(current: Thing, review) =>
        current.kind === "bucket" && (
          <EditConflict<BucketValues, On<BucketValues>>
            draft={draft}
            current={current}
            theirs={on(current)}
            labels={{
              description: t("buckets.column.description"),
              keepPrevious: t("bucketForm.keepPrevious"),
              keepCurrent: t("bucketForm.keepCurrent"),
              colder: t("bucketForm.colder"),
              lock: t("bucketForm.lock"),
              networks: t("bucket.networks"),
              tags: t("bucket.tags"),
            }}
            show={(value) =>
              typeof value === "string" ? value : value.map((tag) => `${tag.key} = ${tag.value}`).join("\n")
            }
            review={review}
          />
        )
      }
    >
      {(errorOf, leaving) => (
        <SpaceBetween size="l">
          <EditNotes
            thing={bucket}
            onTakeFailed={failed && !draft.isTouched ? () => set(valuesOf(failed)) : undefined}
          />
          <BucketFieldsForm values={values} set={set} errorOf={errorOf} leaving={leaving} mayLock={false} />
        </SpaceBetween>
      )}
    </EditForm>
  );
}
