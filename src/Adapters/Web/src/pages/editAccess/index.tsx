import Container from "@cloudscape-design/components/container";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useParams } from "react-router";
import { get, preview, send } from "../../api/client";
import type { User } from "../../api/types";
import { usePage } from "../../frame/page";
import { useProject } from "../../live/context";
import { useTexts } from "../../text/texts";
import { called } from "../../ui/called";
import { useAddress } from "../../ui/address";
import { useAnswer } from "../../ui/answer";
import { useDraft } from "../../ui/draft";
import { EditConflict, type On } from "../../ui/EditConflict";
import { EditForm } from "../../ui/EditForm";
import { EditNotes } from "../../ui/EditNotes";
import { Loaded } from "../../ui/Loaded";
import { bucketsOf } from "../createUser/choices";
import { GrantEditor } from "../createUser/GrantEditor";
import { type GrantLine, grantOn, join, linesOf } from "../createUser/grantLines";
import { inShort } from "../createUser/inShort";
import { newestOf } from "../user/newestOf";

interface Values {
  readonly grants: readonly GrantLine[];
}

/** What a user may do. */
export function Component() {
  const { project = "", user = "" } = useParams();
  const { t } = useTexts();
  usePage({ title: t("editAccess.title", { name: user }), contentType: "form" });
  const answer = useAnswer("user", (signal) =>
    get("/api/projects/{project}/users/{user}", { path: { project, user }, signal }),
  );
  return <Loaded answer={answer}>{(data) => <EditAccess user={data} />}</Loaded>;
}

function on(user: User): On<Values> {
  const before = { grants: linesOf(newestOf(user).grants) };
  return { ...before, before, revision: user.revision };
}

function EditAccess({ user }: { user: User }) {
  const { project, name } = user;
  const { t } = useTexts();
  const live = useProject(project);
  const bucket = useAddress().told("bucket");
  const begun = on(user);
  const grants = bucket === "" ? begun.grants : [...begun.grants, grantOn(bucket)];
  const draft = useDraft(`access.${project}.${name}${bucket && `.${bucket}`}`, { ...begun, grants });
  const { values, set } = draft;
  const company = newestOf(user).company ?? name;
  const here = `/projects/${project}/users/${name}`;
  const asked = (typed: On<Values>) => ({
    path: { project, user: name },
    body: { grants: [...typed.grants] },
    revision: typed.revision,
  });
  const failed = user.failed?.spec;
  return (
    <EditForm
      title={t("editAccess.title", { name: called(user) })}
      draft={draft}
      bodyOf={(typed) => asked(typed).body}
      preview={(typed) => preview("put", "/api/projects/{project}/users/{user}/grants", asked(typed))}
      submit={(typed) => send("put", "/api/projects/{project}/users/{user}/grants", asked(typed))}
      submitText={t("edit.save")}
      after={{ done: here, cancelled: here }}
      conflict={(current, review) =>
        current.kind === "user" && (
          <EditConflict<Values, On<Values>>
            draft={draft}
            current={current}
            theirs={on(current)}
            labels={{ grants: t("grants.title") }}
            show={(lines) => lines.map((line) => inShort(company, line, t)).join("\n")}
            join={(before, theirs, mine) => ({ grants: join(before.grants, theirs.grants, mine.grants) })}
            review={review}
          />
        )
      }
    >
      {(errorOf, leaving) => (
        <SpaceBetween size="l">
          <EditNotes
            thing={user}
            onTakeFailed={failed && !draft.isTouched ? () => set({ grants: linesOf(failed.grants) }) : undefined}
          />
          <Container>
            <GrantEditor
              company={company}
              lines={values.grants}
              onChange={(grants) => set({ grants })}
              buckets={bucketsOf(live)}
              at="/grants"
              errorOf={errorOf}
              leaving={leaving}
            />
          </Container>
        </SpaceBetween>
      )}
    </EditForm>
  );
}
