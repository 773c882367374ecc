import Box from "@cloudscape-design/components/box";
import Spinner from "@cloudscape-design/components/spinner";
import { useTexts } from "../text/texts";

/** Says that something is being fetched, once that takes long enough to be noticed. */
export function Waiting() {
  const { t } = useTexts();
  return (
    <div className="late">
      <Box textAlign="center" padding="xxl" color="text-status-inactive">
        <Spinner /> {t("loading")}
      </Box>
    </div>
  );
}
