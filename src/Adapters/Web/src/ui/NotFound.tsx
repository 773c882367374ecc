import Box from "@cloudscape-design/components/box";
import { useTexts } from "../text/texts";
import { To } from "./To";

/** There is nothing here, or nothing for this person: the two look the same. */
export function NotFound() {
  const { t } = useTexts();
  return (
    <Box textAlign="center" padding="xxl">
      <Box variant="h1" padding={{ bottom: "s" }}>
        {t("notFound.title")}
      </Box>
      <To href="/projects">{t("notFound.projects")}</To>
    </Box>
  );
}
