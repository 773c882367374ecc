import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import type { Activity } from "../../api/types";
import { useTexts } from "../../text/texts";
import { DiaryLines } from "../../ui/DiaryLines";

/** The last sentences of the diary. */
export function Diary(props: { project: string; news: readonly Activity[]; turns: number }) {
  const { t } = useTexts();
  return (
    <Container header={<Header variant="h2">{t("diary.title")}</Header>}>
      <DiaryLines {...props} count={10} />
    </Container>
  );
}
