import Container from "@cloudscape-design/components/container";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import { get } from "../../api/client";
import { Refused } from "../../api/trouble";
import type { Bucket } from "../../api/types";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { Waiting } from "../../ui/Waiting";

/** The template that is applied. */
export function Template({ bucket: { project, name, version } }: { bucket: Bucket }) {
  const { t } = useTexts();
  const { data, trouble, reload } = useAnswer(`${project}/${name} ${version}`, (signal) =>
    get("/api/projects/{project}/templates/bucket/{bucket}", { path: { project, bucket: name }, signal }),
  );
  if (trouble instanceof Refused && trouble.status === 404) return <Container>{t("bucket.noTemplate")}</Container>;
  if (trouble && data === undefined) return <TroubleNotice trouble={trouble} onRetry={reload} />;
  if (data === undefined) return <Waiting />;
  const text = JSON.stringify(data, null, 2);
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <CopyToClipboard
              copyButtonText={t("engineers.copy")}
              copySuccessText={t("trouble.copied")}
              copyErrorText={t("trouble.notCopied")}
              textToCopy={text}
            />
          }
        >
          {t("engineers.title")}
        </Header>
      }
    >
      <pre className="diff" tabIndex={0} aria-label={t("bucket.template")}>
        {text}
      </pre>
    </Container>
  );
}
