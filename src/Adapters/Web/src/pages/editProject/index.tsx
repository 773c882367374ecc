import Container from "@cloudscape-design/components/container";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useParams } from "react-router";
import { get, preview, send } from "../../api/client";
import type { Project } from "../../api/types";
import { useMe } from "../../frame/me";
import { usePage } from "../../frame/page";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { called } from "../../ui/called";
import { useDraft } from "../../ui/draft";
import { EditConflict, type On } from "../../ui/EditConflict";
import { EditForm } from "../../ui/EditForm";
import { EditNotes } from "../../ui/EditNotes";
import { Loaded } from "../../ui/Loaded";
import { PeopleFields, SftpField, TitleField } from "../createProject/ProjectFieldsForm";
import { type ProjectValues, specOf, valuesOf } from "../createProject/projectValues";

export function Component() {
  const { project = "" } = useParams();
  const { t } = useTexts();
  const answer = useAnswer("project", (signal) => get("/api/projects/{project}", { path: { project }, signal }));
  const name = answer.data ? called(answer.data) : project;
  usePage({ title: t("edit.title", { name }), contentType: "form" });
  return <Loaded answer={answer}>{(data) => <EditProject project={data} />}</Loaded>;
}

function on(project: Project): On<ProjectValues> {
  const before = valuesOf(project.pendingSpec ?? project.spec);
  return { ...before, before, revision: project.revision };
}

function EditProject({ project }: { project: Project }) {
  const { name } = project;
  const { t } = useTexts();
  const { admin } = useMe();
  const draft = useDraft(`project.${name}`, on(project));
  const { values, set } = draft;
  const here = `/projects/${name}/settings`;
  const { account, region } = project.pendingSpec ?? project.spec;
  const asked = (typed: On<ProjectValues>) => ({
    path: { project: name },
    // Where it is stays as it is.
    body: { spec: { ...specOf(typed), account: account ?? null, region: region ?? null } },
    revision: typed.revision,
  });
  const failed = project.failed?.spec;
  return (
    <EditForm
      title={t("edit.title", { name: called(project) })}
      draft={draft}
      bodyOf={(typed) => asked(typed).body}
      preview={(typed) => preview("put", "/api/projects/{project}", asked(typed))}
      submit={(typed) => send("put", "/api/projects/{project}", asked(typed))}
      submitText={t("edit.save")}
      after={{ done: here, cancelled: here }}
      conflict={(current, review) =>
        current.kind === "project" && (
          <EditConflict<ProjectValues, On<ProjectValues>>
            draft={draft}
            current={current}
            theirs={on(current)}
            labels={{
              title: t("createProject.projectTitle"),
              managers: t("createProject.managers"),
              viewers: t("createProject.viewers"),
              sftp: t("createProject.sftp"),
            }}
            show={(value) => (typeof value === "string" ? value : t(value ? "answer.yes" : "answer.no"))}
            review={review}
          />
        )
      }
    >
      {(errorOf, leaving) => (
        <SpaceBetween size="l">
          <EditNotes
            thing={project}
            onTakeFailed={failed && !draft.isTouched ? () => set(valuesOf(failed)) : undefined}
          />
          <Container>
            <TitleField values={values} set={set} errorOf={errorOf} leaving={leaving} />
          </Container>
          <PeopleFields values={values} set={set} errorOf={errorOf} leaving={leaving} />
          {admin && <SftpField values={values} set={set} errorOf={errorOf} />}
        </SpaceBetween>
      )}
    </EditForm>
  );
}
