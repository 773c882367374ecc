import Autosuggest from "@cloudscape-design/components/autosuggest";
import Button from "@cloudscape-design/components/button";
import DatePicker from "@cloudscape-design/components/date-picker";
import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import type { Thing } from "../../api/types";
import { useTexts } from "../../text/texts";
import type { Address } from "../../ui/address";
import { useTyped } from "../../ui/typed";

const results = ["succeeded", "failed", "rolledBack", "superseded"] as const;

interface FiltersProps {
  readonly address: Address;
  /** Who may have done something. */
  readonly people: readonly string[];
  readonly things: readonly Thing[];
}

/** Whose lines, about what, with which end, of which days. */
export function Filters({ address: { told, change }, people, things }: FiltersProps) {
  const { t, person: personOf } = useTexts();
  const ask = (part: Record<string, string>) => change({ ...part, page: "" });
  const [person, setPerson] = useTyped(told("person"), (text) => ask({ person: text.trim() }));
  const [name, setName] = useTyped(told("name"), (text) => ask({ name: text.trim(), kind: "" }));
  const result = results.find((r) => r === told("result"));
  const isAny = ["person", "name", "result", "from", "to"].some((field) => told(field) !== "");
  return (
    <div className="filters">
      <FormField label={t("activity.person")}>
        <Autosuggest
          value={person}
          options={people.map((value) => ({
            value,
            label: personOf(value),
            ...(personOf(value) !== value && { description: value }),
          }))}
          enteredTextLabel={(value) => value}
          placeholder={t("activity.anybody")}
          onChange={({ detail }) => setPerson(detail.value)}
        />
      </FormField>
      <FormField label={t("activity.thing")}>
        <Autosuggest
          value={name}
          options={things.map((thing) => ({
            value: `${thing.kind}/${thing.name}`,
            label: thing.name,
            labelTag: t(`activity.kind.${thing.kind}`),
          }))}
          enteredTextLabel={(value) => value}
          placeholder={t("activity.anything")}
          virtualScroll
          onChange={({ detail }) => {
            // What is chosen from the list is of a kind; no name has a slash.
            const [kind = "", chosen] = detail.value.split("/");
            if (chosen === undefined) setName(detail.value);
            else {
              // What was typed on the way there is not asked for any more.
              setName(told("name"));
              ask({ kind, name: chosen });
            }
          }}
        />
      </FormField>
      <FormField label={t("activity.result")}>
        <Select
          selectedOption={{ value: result ?? "", label: result ? t(`result.${result}`) : t("activity.anyResult") }}
          options={[
            { value: "", label: t("activity.anyResult") },
            ...results.map((value) => ({ value, label: t(`result.${value}`) })),
          ]}
          onChange={({ detail }) => ask({ result: detail.selectedOption.value ?? "" })}
        />
      </FormField>
      <FormField label={t("activity.from")}>
        <DatePicker value={told("from")} onChange={({ detail }) => ask({ from: detail.value })} />
      </FormField>
      <FormField label={t("activity.to")}>
        <DatePicker value={told("to")} onChange={({ detail }) => ask({ to: detail.value })} />
      </FormField>
      {isAny && (
        <Button onClick={() => ask({ person: "", kind: "", name: "", result: "", from: "", to: "" })}>
          {t("list.clear")}
        </Button>
      )}
    </div>
  );
}
