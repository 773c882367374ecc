import SpaceBetween from "@cloudscape-design/components/space-between";
import { useParams } from "react-router";
import { get, preview, send } from "../../api/client";
import type { User, UserFields } from "../../api/types";
import { usePage } from "../../frame/page";
import { useProject } from "../../live/context";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { called } from "../../ui/called";
import { useDraft } from "../../ui/draft";
import { EditConflict, type On } from "../../ui/EditConflict";
import { EditForm } from "../../ui/EditForm";
import { EditNotes } from "../../ui/EditNotes";
import { Loaded } from "../../ui/Loaded";
import { useDayForm } from "../../ui/useDayForm";
import { hasSftp } from "../createUser/choices";
import { UserFieldsForm } from "../createUser/UserFieldsForm";
import { dayOf, endRule, specOf, type UserValues, valuesOf } from "../createUser/userValues";
import { newestOf } from "../user/newestOf";

/** What is typed, and what of the user is not typed here. */
type Typed = On<UserValues> & { readonly rest: Pick<UserFields, "grants" | "sshPublicKeys"> };

export function Component() {
  const { project = "", user = "" } = useParams();
  const { t } = useTexts();
  const answer = useAnswer("user", (signal) =>
    get("/api/projects/{project}/users/{user}", { path: { project, user }, signal }),
  );
  const name = answer.data ? called(answer.data) : user;
  usePage({ title: t("edit.title", { name }), contentType: "form" });
  return <Loaded answer={answer}>{(data) => <EditUser user={data} />}</Loaded>;
}

function on(user: User): Typed {
  const { grants = null, sshPublicKeys = null } = newestOf(user);
  const before = valuesOf(newestOf(user));
  return { ...before, before, revision: user.revision, rest: { grants, sshPublicKeys } };
}

function EditUser({ user }: { user: User }) {
  const { project, name } = user;
  const texts = useTexts();
  const { t } = texts;
  const days = useDayForm();
  const live = useProject(project);
  const draft = useDraft(`user.${project}.${name}`, on(user));
  const { values, set } = draft;
  const here = `/projects/${project}/users/${name}`;
  const asked = (typed: Typed) => ({
    path: { project, user: name },
    body: { spec: { ...typed.rest, ...specOf(typed) } },
    revision: typed.revision,
  });
  const failed = user.failed?.spec;
  return (
    <EditForm
      title={t("edit.title", { name: called(user) })}
      draft={draft}
      bodyOf={(typed) => asked(typed).body}
      rules={(typed) => endRule(typed, texts, days, typed.before.until)}
      preview={(typed) => preview("put", "/api/projects/{project}/users/{user}", asked(typed))}
      submit={(typed) => send("put", "/api/projects/{project}/users/{user}", asked(typed))}
      submitText={t("edit.save")}
      after={{ done: here, cancelled: here }}
      conflict={(current, review) =>
        current.kind === "user" && (
          <EditConflict<UserValues, Typed>
            draft={draft}
            current={current}
            theirs={on(current)}
            labels={{
              company: t("userForm.company"),
              contactName: t("userForm.contactName"),
              contactEmail: t("userForm.contactEmail"),
              until: t("userForm.lastDay"),
              isForEver: t("userForm.forever"),
              networks: t("user.networks"),
              sftp: t("userForm.sftp"),
            }}
            show={(value) =>
              typeof value === "boolean"
                ? t(value ? "userForm.yes" : "userForm.no")
                : /^\d{4}-.*Z$/.test(value)
                  ? texts.date(value)
                  : dayOf(value)
            }
            review={review}
          />
        )
      }
    >
      {(errorOf, leaving) => (
        <SpaceBetween size="l">
          <EditNotes thing={user} onTakeFailed={failed && !draft.isTouched ? () => set(valuesOf(failed)) : undefined} />
          <UserFieldsForm values={values} set={set} errorOf={errorOf} leaving={leaving} hasSftp={hasSftp(live)} />
        </SpaceBetween>
      )}
    </EditForm>
  );
}
