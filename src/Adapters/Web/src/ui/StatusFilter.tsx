import Select from "@cloudscape-design/components/select";
import type { ThingStatus } from "../api/types";
import { useTexts } from "../text/texts";
import type { Listing } from "./listing";

const statuses: readonly ThingStatus[] = ["ready", "creating", "updating", "deleting", "failed"];

/** Which states a list shows. */
export function StatusFilter<T>({ listing }: { listing: Listing<T> }) {
  const { t } = useTexts();
  const chosen = statuses.find((status) => status === listing.query.status);
  return (
    <Select
      ariaLabel={t("column.status")}
      selectedOption={{ value: chosen ?? "", label: chosen ? t(`status.${chosen}`) : t("list.anyStatus") }}
      options={[
        { value: "", label: t("list.anyStatus") },
        ...statuses.map((value) => ({ value, label: t(`status.${value}`) })),
      ]}
      onChange={({ detail }) => listing.ask({ status: detail.selectedOption.value ?? "" })}
    />
  );
}
