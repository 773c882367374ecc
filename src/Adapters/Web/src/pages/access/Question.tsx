import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import LiveRegion from "@cloudscape-design/components/live-region";
import Select from "@cloudscape-design/components/select";
import { get } from "../../api/client";
import { Refused } from "../../api/trouble";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { useTyped } from "../../ui/typed";

const questions = ["list", "read", "write", "delete"] as const;

interface QuestionProps {
  readonly project: string;
  readonly buckets: readonly string[];
  readonly can: string;
  readonly bucket: string;
  readonly prefix: string;
  /** Another answer is possible when this is another one. */
  readonly state: string;
  readonly onAsk: (part: { can?: string; bucket?: string; prefix?: string }) => void;
}

/** A question in one line, `Who can [delete] in [invoices] [in/]?`, and its answer with the reasons. */
export function Question({ project, buckets, can: wanted, bucket, prefix, state, onAsk }: QuestionProps) {
  const texts = useTexts();
  const { t } = texts;
  const can = questions.find((q) => q === wanted) ?? "read";
  const [folder, setFolder] = useTyped(prefix, (text) => onAsk({ prefix: text }));
  const { data, trouble, reload } = useAnswer(
    bucket === "" ? null : `${project} ${can} ${bucket} ${prefix} ${state}`,
    async (signal) => ({
      where: `${bucket}/${prefix}`,
      can,
      ...(await get("/api/projects/{project}/access/question", {
        path: { project },
        query: { can, bucket, prefix },
        signal,
      })),
    }),
  );
  const wrong = folder === prefix && trouble instanceof Refused ? trouble.fieldError("prefix") : undefined;
  return (
    <Container header={<Header variant="h2">{t("question.title")}</Header>}>
      <div className="sentence">
        <span>{t("question.who")}</span>
        <Select
          ariaLabel={t("question.what")}
          selectedOption={{ value: can, label: t(`question.can.${can}`) }}
          options={questions.map((value) => ({ value, label: t(`question.can.${value}`) }))}
          onChange={({ detail }) => onAsk({ can: detail.selectedOption.value ?? "" })}
        />
        <span>{t("question.in")}</span>
        <Select
          ariaLabel={t("question.bucket")}
          placeholder={t("question.choose")}
          selectedOption={bucket === "" ? null : { value: bucket, label: bucket }}
          options={buckets.map((value) => ({ value, label: value }))}
          filteringType="auto"
          virtualScroll
          onChange={({ detail }) => onAsk({ bucket: detail.selectedOption.value ?? "" })}
        />
        <Input
          ariaLabel={t("question.folder")}
          placeholder={t("question.folderHint")}
          value={folder}
          spellcheck={false}
          invalid={wrong !== undefined}
          onChange={({ detail }) => setFolder(detail.value)}
        />
        <span aria-hidden="true">?</span>
      </div>
      {bucket !== "" && (
        <Box padding={{ top: "m" }}>
          {trouble ? (
            wrong ? (
              <Alert type="error">{texts.fieldError(wrong)}</Alert>
            ) : (
              <TroubleNotice trouble={trouble} onRetry={reload} />
            )
          ) : (
            data && (
              <>
                <LiveRegion tagName="span">
                  {data.users.length === 0
                    ? t("question.nobody", { can: t(`question.can.${data.can}`), where: data.where })
                    : t("question.some", {
                        count: data.users.length,
                        can: t(`question.can.${data.can}`),
                        where: data.where,
                      })}
                </LiveRegion>
                <ul className="sentences">
                  {data.users.map(({ name, because }) => (
                    <li key={name} className="wrap">
                      {texts.say(because)}
                    </li>
                  ))}
                </ul>
              </>
            )
          )}
        </Box>
      )}
    </Container>
  );
}
