import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Flashbar, { type FlashbarProps } from "@cloudscape-design/components/flashbar";
import LiveRegion from "@cloudscape-design/components/live-region";
import { useEffect, useId, useRef, useState } from "react";
import { useLocation, useNavigation } from "react-router";
import { send } from "../api/client";
import { Trouble } from "../api/trouble";
import type { Job, Operation } from "../api/types";
import { useFollowed } from "../live/context";
import { hasEnded } from "../live/project";
import { useObserved } from "../observed";
import { type Texts, useTexts } from "../text/texts";
import { clock } from "../ui/elapsed";
import { useLatest } from "../ui/latest";
import { useNow } from "../ui/now";
import { wordOf } from "../ui/operationWord";
import { placeOf } from "../ui/places";
import { To } from "../ui/To";
import { hasMessages } from "../ui/withMessages";
import { TroubleNotice } from "../ui/TroubleNotice";
import { waitedFor } from "./fetched";

/** What became of the changes that this person asked for. */
export function Notices() {
  const followed = useFollowed();
  const operations = useObserved(followed.operations);
  const jobs = useObserved(followed.jobs);
  const texts = useTexts();
  // A success belongs to the page on which it was seen; a failure stays until somebody has dismissed it.
  const place = useLocation();
  const { pathname } = place;
  const isLedTo = hasMessages(place.state);
  const latest = useLatest({ operations, jobs });
  const page = useRef(pathname);
  useEffect(() => {
    if (page.current === pathname) return;
    page.current = pathname;
    if (isLedTo) return;
    const seen = latest();
    for (const { id, state } of [...seen.operations.filter(hasEnded), ...seen.jobs.filter((job) => job.finishedAt)])
      if (state === "succeeded" || state === "superseded" || state === "stopped") followed.dismiss(id);
  }, [pathname, isLedTo, followed, latest]);
  const isWaiting = useObserved(waitedFor) > 0;
  const isHeldUp = useNavigation().state === "loading" && isWaiting;
  const last = operations.findLast(hasEnded);
  const lastJob = jobs.findLast((job) => job.finishedAt !== null);
  return (
    <>
      <div className="no-print">
        <Flashbar
          stackItems={operations.length + jobs.length > 3}
          items={[
            ...(isHeldUp
              ? [{ id: "page", type: "warning" as const, ariaRole: "status" as const, content: texts.t("lost.waits") }]
              : []),
            ...operations.map((operation) => ({
              id: operation.id,
              dismissible: hasEnded(operation),
              dismissLabel: texts.t("frame.dismiss"),
              onDismiss: () => followed.dismiss(operation.id),
              ...noticeOf(operation, texts),
            })),
            ...jobs.map((job) => ({
              id: job.id,
              dismissible: job.finishedAt !== null,
              dismissLabel: texts.t("frame.dismiss"),
              onDismiss: () => followed.dismiss(job.id),
              ...noticeOfJob(job, texts),
            })),
          ]}
        />
      </div>
      {/* Ends and failures are spoken, not each step. */}
      <LiveRegion hidden>{lastJob ? texts.say(lastJob.sentence) : ""}</LiveRegion>
      <LiveRegion hidden>{last ? [endOf(last, texts), reasonOf(last, texts)].join(" ") : ""}</LiveRegion>
    </>
  );
}

function noticeOf(
  operation: Operation,
  texts: Texts,
): Pick<FlashbarProps.MessageDefinition, "type" | "header" | "content" | "loading"> {
  if (!hasEnded(operation)) return { type: "in-progress", loading: true, content: <Running operation={operation} /> };
  if (operation.state === "succeeded") return { type: "success", content: <Succeeded operation={operation} /> };
  if (operation.state === "superseded") return { type: "info", content: endOf(operation, texts) };
  return { type: "error", header: endOf(operation, texts), content: reasonOf(operation, texts) };
}

function noticeOfJob(
  job: Job,
  texts: Texts,
): Pick<FlashbarProps.MessageDefinition, "type" | "content" | "loading" | "action"> {
  const content = texts.say(job.sentence);
  if (job.finishedAt === null)
    return { type: "in-progress", loading: true, content, action: job.canStop && <StopJob job={job} /> };
  return { type: job.state === "succeeded" ? "success" : job.state === "stopped" ? "warning" : "error", content };
}

function StopJob({ job: { project, id } }: { job: Job }) {
  const { t } = useTexts();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const stop = async () => {
    try {
      await send("post", "/api/projects/{project}/jobs/{job}/stop", { path: { project, job: id } });
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setTrouble(error);
    }
  };
  return trouble ? <TroubleNotice trouble={trouble} /> : <Button onClick={() => void stop()}>{t("job.stop")}</Button>;
}

/** What is made leads on to the next step of a hand-over. */
function Succeeded({ operation }: { operation: Operation }) {
  const texts = useTexts();
  const { kind } = operation;
  const end = endOf(operation, texts);
  if (operation.action !== "create") return <>{end}</>;
  const next = {
    project: `${placeOf(operation)}/buckets/create`,
    bucket: `${placeOf(operation)}?tab=access&give=access`,
    user: `${placeOf(operation)}?tab=keys`,
  }[kind];
  return (
    <>
      {end} {texts.t("operation.next")}{" "}
      <To href={next} color="inverted">
        {texts.t(`operation.next.${kind}`)}
      </To>
    </>
  );
}

function Running({ operation }: { operation: Operation }) {
  const texts = useTexts();
  return operation.state === "queued" ? (
    <>{texts.t("operation.waits", { name: operation.title })}</>
  ) : (
    <>
      <OperationProgress
        operation={operation}
        title={texts.t(`operation.${wordOf(operation)}.running`, { name: operation.title })}
      />
      <To href={placeOf(operation)} color="inverted">
        {texts.t("operation.details")}
      </To>
    </>
  );
}

/** How far a running operation is, and for how long it has run. */
export function OperationProgress({ operation, title }: { operation: Operation; title: string }) {
  const { t } = useTexts();
  const id = useId();
  const now = useNow();
  const { progress, startedAt, requestedAt, usualSeconds } = operation;
  const total = progress?.total ?? 0;
  const done = progress?.done ?? 0;
  const parts = total > 0 ? [t("operation.parts", { done, total })] : [];
  const elapsed = clock((now - Date.parse(startedAt ?? requestedAt)) / 1000);
  return (
    <div className="progress">
      <span id={id} className="wrap">
        {title}
      </span>
      {/* Cloudscape's own would speak each step. */}
      <progress aria-labelledby={id} max={Math.max(1, total)} value={done} />
      <Box fontSize="body-s" color="inherit">
        {[...parts, elapsed, usual(t, usualSeconds)].join(" · ")}
      </Box>
    </div>
  );
}

function usual(t: Texts["t"], seconds: number): string {
  return seconds < 50
    ? t("operation.usuallySeconds", { seconds })
    : t("operation.usuallyMinutes", { minutes: Math.max(1, Math.round(seconds / 60)) });
}

function endOf(operation: Operation, { t }: Texts): string {
  const { state, title: name } = operation;
  if (state === "succeeded") return t(`operation.${wordOf(operation)}.succeeded`, { name });
  if (state === "superseded") return t("operation.superseded", { name });
  return state === "rolledBack"
    ? t("operation.rolledBack", { name })
    : t(`operation.${wordOf(operation)}.failed`, { name });
}

function reasonOf({ reason, state }: Operation, texts: Texts): string {
  return reason && state !== "succeeded" ? texts.say(reason) : "";
}
