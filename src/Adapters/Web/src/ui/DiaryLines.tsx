import Box from "@cloudscape-design/components/box";
import { get } from "../api/client";
import type { Activity, ThingKind } from "../api/types";
import { useTexts } from "../text/texts";
import { useAnswer } from "./answer";
import { DiaryLine } from "./DiaryLine";
import { TroubleNotice } from "./TroubleNotice";
import { Waiting } from "./Waiting";
import { withNews } from "./withNews";

interface DiaryLinesProps {
  readonly project: string;
  /** Lines that came since, by the connection. */
  readonly news: readonly Activity[];
  /** How often the connection became live: after a break it may have missed lines. */
  readonly turns: number;
  /** Only of this thing. */
  readonly of?: { readonly kind: ThingKind; readonly name: string };
  readonly count: number;
}

/** The last sentences of the diary, of a project or of one thing in it. */
export function DiaryLines({ project, news, turns, of, count }: DiaryLinesProps) {
  const { t } = useTexts();
  const answer = useAnswer(`${project} ${of?.kind ?? ""} ${of?.name ?? ""} ${turns}`, (signal) =>
    get("/api/projects/{project}/activity", { path: { project }, query: { pageSize: count, ...of }, signal }),
  );
  const mine = of ? news.filter((line) => line.kind === of.kind && line.name === of.name) : news;
  const lines = withNews(answer.data?.items ?? [], mine).slice(0, count);
  return (
    <>
      {answer.trouble && !answer.data && <TroubleNotice trouble={answer.trouble} onRetry={answer.reload} />}
      {!answer.data && !answer.trouble && <Waiting />}
      {answer.data && lines.length === 0 && <Box color="text-status-inactive">{t("diary.none")}</Box>}
      <ol className="plain-list">
        {lines.map((line) => (
          <li key={line.id}>
            <DiaryLine line={line} />
          </li>
        ))}
      </ol>
    </>
  );
}
