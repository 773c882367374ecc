import CollectionPreferences from "@cloudscape-design/components/collection-preferences";
import { useTexts } from "../text/texts";
import type { ListPreferences } from "./preferences";

interface ListSettingsProps {
  readonly title: string;
  /** The first one stays. */
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly preferences: ListPreferences;
  readonly onChange: (next: ListPreferences) => void;
}

/** How somebody wants to see a list: how many rows, and which columns. */
export function ListSettings({ title, columns, preferences, onChange }: ListSettingsProps) {
  const { t } = useTexts();
  const ids = columns.map((c) => c.id);
  return (
    <CollectionPreferences
      title={t("list.preferences")}
      confirmLabel={t("list.confirm")}
      cancelLabel={t("form.cancel")}
      preferences={{
        pageSize: preferences.pageSize,
        visibleContent: ids.filter((id) => !preferences.hidden.includes(id)),
      }}
      pageSizePreference={{
        title: t("list.pageSize"),
        options: [50, 100, 200].map((value) => ({ value, label: t("list.rows", { count: value }) })),
      }}
      visibleContentPreference={{
        title: t("list.columns"),
        options: [
          {
            label: title,
            options: columns.map(({ id, header }, index) => ({ id, label: header, editable: index > 0 })),
          },
        ],
      }}
      onConfirm={({ detail }) =>
        onChange({
          pageSize: detail.pageSize ?? preferences.pageSize,
          hidden: ids.filter((id) => !(detail.visibleContent ?? []).includes(id)),
        })
      }
    />
  );
}
