import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { get } from "../../api/client";
import { usePage } from "../../frame/page";
import { useTexts } from "../../text/texts";
import { DiaryLines } from "../../ui/DiaryLines";
import { useAddress } from "../../ui/address";
import { placeOf } from "../../ui/places";
import { RowsOrCards } from "../../ui/RowsOrCards";
import { Status } from "../../ui/Status";
import { useThing } from "../../ui/thing";
import { ThingPage } from "../../ui/ThingPage";
import { To } from "../../ui/To";
import { withMessages } from "../../ui/withMessages";
import { type Access, accessByBucket } from "../buckets/whoHasAccess";
import { BucketFacts } from "./BucketFacts";
import { GiveAccess } from "./GiveAccess";
import { DeleteBucket } from "./DeleteBucket";
import { Template } from "./Template";

/** One bucket: what it is, who has access, what happened to it, and its template for who reads such things. */
export function Component() {
  const { project = "", bucket: name = "" } = useParams();
  const { t } = useTexts();
  const navigate = useNavigate();
  const [isDeleting, setIsDeleting] = useState(false);
  const { told, change } = useAddress();
  const {
    thing: bucket,
    instead,
    live,
    mayChange,
    turns,
  } = useThing("bucket", project, name, (signal) =>
    get("/api/projects/{project}/buckets/{bucket}", { path: { project, bucket: name }, signal }),
  );
  usePage({ title: name });
  if (!bucket) return instead;

  const access = accessByBucket(live.things.values()).get(name) ?? [];
  return (
    <ThingPage
      thing={bucket}
      live={live}
      mayChange={mayChange}
      actions={[
        { text: t("give.open"), onClick: () => change({ give: "access" }) },
        { text: t("page.edit"), onClick: () => void navigate(`/projects/${project}/buckets/${name}/edit`) },
        { text: t("page.delete"), onClick: () => setIsDeleting(true) },
      ]}
      tabs={[
        {
          id: "overview",
          label: t("project.home"),
          content: (
            <Container>
              <BucketFacts bucket={bucket} access={access} />
            </Container>
          ),
        },
        { id: "access", label: t("buckets.column.access"), content: <WhoHasAccess access={access} /> },
        {
          id: "activity",
          label: t("page.activity"),
          content: (
            <Container>
              <DiaryLines
                project={project}
                news={live.activity}
                turns={turns}
                of={{ kind: "bucket", name }}
                count={50}
              />
            </Container>
          ),
        },
        { id: "template", label: t("bucket.template"), content: <Template bucket={bucket} /> },
      ]}
    >
      {told("give") !== "" && mayChange && bucket.status !== "deleting" && (
        <GiveAccess bucket={bucket} things={live.things.values()} onClose={() => change({ give: "" })} />
      )}
      {isDeleting && (
        <DeleteBucket
          bucket={bucket}
          onClose={() => setIsDeleting(false)}
          onAccepted={() => void navigate(`/projects/${project}/buckets`, withMessages)}
        />
      )}
    </ThingPage>
  );
}

function WhoHasAccess({ access }: { access: readonly Access[] }) {
  const { t } = useTexts();
  return (
    <RowsOrCards
      label={t("buckets.column.access")}
      items={[...access].sort((a, b) => a.user.name.localeCompare(b.user.name) || a.prefix.localeCompare(b.prefix))}
      nameOf={({ user, prefix, can }) => `${user.name} ${prefix} ${can}`}
      empty={
        <Box textAlign="center" padding="m">
          {t("bucket.nobody")}
        </Box>
      }
      columns={[
        {
          id: "user",
          header: t("bucket.column.user"),
          cell: ({ user }) => (
            <span className="wrap">
              <To href={`${placeOf(user)}?tab=access`}>{user.spec.company ?? user.name}</To>
              <Box fontSize="body-s" color="text-body-secondary">
                {user.name}
              </Box>
            </span>
          ),
        },
        { id: "status", header: t("column.status"), cell: ({ user }) => <Status thing={user} /> },
        { id: "can", header: t("bucket.column.may"), cell: ({ can }) => t(`grant.${can}`) },
        {
          id: "folder",
          header: t("bucket.column.folder"),
          cell: ({ prefix }) => <span className="wrap">{prefix === "" ? t("grant.wholeBucket") : prefix}</span>,
        },
      ]}
    />
  );
}
