import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Container from "@cloudscape-design/components/container";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { type ReactNode, useId } from "react";
import { useTexts } from "../../text/texts";
import type { ErrorOf } from "../../ui/EditForm";
import { Field } from "../../ui/Field";
import { Info } from "../../ui/Info";
import type { BucketValues } from "./bucketValues";

interface BucketFieldsFormProps {
  readonly values: BucketValues;
  readonly set: (part: Partial<BucketValues>) => void;
  readonly errorOf: ErrorOf;
  readonly leaving: (pointer: string) => void;
  /** A lock is chosen at creation and stays. */
  readonly mayLock: boolean;
}

/** What can be chosen about a bucket, as sentences. */
export function BucketFieldsForm({ values, set, errorOf, leaving, mayLock }: BucketFieldsFormProps) {
  const { t } = useTexts();
  const days = (field: "keepPrevious" | "keepCurrent" | "colder" | "lock", pointer: string) => (
    <DaysSentence
      label={t(`bucketForm.${field}`)}
      constraint={t(field === "colder" ? "rule.daysColder" : field === "lock" ? "rule.daysLock" : "rule.days")}
      error={errorOf(pointer)}
      info={field !== "keepCurrent" && <Info topic={field === "keepPrevious" ? "previous" : field} />}
      value={values[field]}
      onChange={(value) => set({ [field]: value })}
      onBlur={() => leaving(pointer)}
    />
  );
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t("bucketForm.what")}</Header>}>
        <Field
          label={t("buckets.column.description")}
          rule={t("rule.description")}
          error={errorOf("/spec/description")}
        >
          <Textarea
            value={values.description}
            rows={2}
            onChange={({ detail }) => set({ description: detail.value })}
            onBlur={() => leaving("/spec/description")}
          />
        </Field>
      </Container>
      <Container header={<Header variant="h2">{t("bucketForm.keep")}</Header>}>
        <SpaceBetween size="m">
          {days("keepPrevious", "/spec/retention/keepPreviousVersionsDays")}
          {days("colder", "/spec/retention/moveToColderAfterDays")}
          {days("keepCurrent", "/spec/retention/keepCurrentDays")}
          {mayLock && days("lock", "/spec/objectLockDays")}
        </SpaceBetween>
      </Container>
      <Container>
        <ExpandableSection
          headerText={t("bucketForm.more")}
          defaultExpanded={values.networks !== "" || values.tags.length > 0}
        >
          <SpaceBetween size="l">
            <Field
              label={t("bucket.networks")}
              info={<Info topic="networks" />}
              description={t("bucketForm.networksHint")}
              rule={t("rule.networks")}
              error={errorOf("/spec/allowedNetworks")}
            >
              <Textarea
                value={values.networks}
                rows={3}
                spellcheck={false}
                onChange={({ detail }) => set({ networks: detail.value })}
                onBlur={() => leaving("/spec/allowedNetworks")}
              />
            </Field>
            <Field
              label={t("bucket.tags")}
              description={t("bucketForm.tagsHint")}
              rule={t("rule.tags")}
              error={errorOf("/spec/tags", true)}
              stretch
            >
              <AttributeEditor
                items={values.tags}
                addButtonText={t("bucketForm.addTag")}
                removeButtonText={t("bucketForm.removeTag")}
                disableAddButton={values.tags.length >= 20}
                onAddButtonClick={() => set({ tags: [...values.tags, { key: "", value: "" }] })}
                onRemoveButtonClick={({ detail }) =>
                  set({ tags: values.tags.filter((_, i) => i !== detail.itemIndex) })
                }
                definition={(["key", "value"] as const).map((part) => ({
                  label: t(`bucketForm.tag.${part}`),
                  control: (item: BucketValues["tags"][number], index: number) => (
                    <Input
                      value={item[part]}
                      onChange={({ detail }) =>
                        set({
                          tags: values.tags.map((tag, i) => (i === index ? { ...tag, [part]: detail.value } : tag)),
                        })
                      }
                      onBlur={() => leaving("/spec/tags")}
                    />
                  ),
                }))}
              />
            </Field>
          </SpaceBetween>
        </ExpandableSection>
      </Container>
      <Container header={<Header variant="h2">{t("bucketForm.always")}</Header>}>{t("project.always")}</Container>
    </SpaceBetween>
  );
}

interface DaysSentenceProps {
  /** With an ellipsis where the number goes. */
  readonly label: string;
  readonly constraint: string;
  readonly error: string;
  readonly info: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
}

/** A sentence with a number in it: `Keep previous versions for [30] days`. */
function DaysSentence({ label, constraint, error, info, value, onChange, onBlur }: DaysSentenceProps) {
  const { t } = useTexts();
  const id = useId();
  const [before, after = ""] = label.split("…");
  return (
    <Field rule={constraint} error={error}>
      <div className="sentence">
        <label htmlFor={id}>{before?.trim()}</label>
        <span className="number">
          <Input
            controlId={id}
            ariaLabel={label.replace("…", t("bucketForm.blank"))}
            inputMode="numeric"
            value={value}
            invalid={error !== ""}
            onChange={({ detail }) => onChange(detail.value)}
            onBlur={onBlur}
          />
        </span>
        <span>{after.trim()}</span>
        {info}
      </div>
    </Field>
  );
}
