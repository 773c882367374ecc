import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import { useTexts } from "../text/texts";

/** A defect of this program, or a part of it that could not be fetched: after an update its files have other names. */
export function Lost() {
  const { t } = useTexts();
  return (
    <Box padding="xxl">
      <Alert
        type="error"
        header={t("lost.title")}
        action={<Button onClick={() => location.reload()}>{t("lost.reload")}</Button>}
      >
        {t("lost.text")}
      </Alert>
    </Box>
  );
}
