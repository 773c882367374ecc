import { usePage } from "../../frame/page";
import { useTexts } from "../../text/texts";
import { NotFound } from "../../ui/NotFound";

export function Component() {
  const { t } = useTexts();
  usePage({ title: t("notFound.title") });
  return <NotFound />;
}
