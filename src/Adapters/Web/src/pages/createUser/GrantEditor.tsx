import Box from "@cloudscape-design/components/box";
import Button, { type ButtonProps } from "@cloudscape-design/components/button";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRef } from "react";
import { useTexts } from "../../text/texts";
import type { ErrorOf } from "../../ui/EditForm";
import { Field } from "../../ui/Field";
import { folderOf, type GrantLine, grantOn, isFolder, type Verb, verbs } from "./grantLines";
import { inShort } from "./inShort";

interface GrantEditorProps {
  /** Whose grants they are. */
  readonly company: string;
  readonly lines: readonly GrantLine[];
  readonly onChange: (lines: readonly GrantLine[]) => void;
  /** Names of the project's buckets. */
  readonly buckets: readonly string[];
  /** JSON pointer of the grants in what is sent. */
  readonly at: string;
  readonly errorOf: ErrorOf;
  readonly leaving: (pointer: string) => void;
}

/** What somebody may do, as sentences with fields in them, and below them what that means. */
export function GrantEditor({ company, lines, onChange, buckets, at, errorOf, leaving }: GrantEditorProps) {
  const { t } = useTexts();
  const add = useRef<ButtonProps.Ref>(null);
  // The summary leaves out refused lines.
  const whole = lines.filter(
    ({ bucket, prefix }, index) => bucket !== "" && isFolder(folderOf(prefix)) && errorOf(`${at}/${index}`) === "",
  );
  return (
    <SpaceBetween size="m">
      {lines.map((line, index) => (
        <Line
          key={index}
          number={index + 1}
          company={company}
          line={line}
          buckets={buckets}
          at={`${at}/${index}`}
          errorOf={errorOf}
          leaving={leaving}
          onChange={(next) => onChange(lines.map((other, i) => (i === index ? next : other)))}
          onRemove={() => {
            onChange(lines.filter((_, i) => i !== index));
            add.current?.focus();
          }}
        />
      ))}
      <Button
        ref={add}
        formAction="none"
        iconName="add-plus"
        onClick={() => onChange([...lines, grantOn((buckets.length === 1 && buckets[0]) || "")])}
      >
        {t("grants.add")}
      </Button>
      {whole.length > 0 && (
        <div>
          <Box fontWeight="bold">{t("grants.inShort")}</Box>
          <ul className="sentences wrap">
            {whole.map((line, index) => (
              <li key={index}>{inShort(company, { ...line, prefix: folderOf(line.prefix) }, t)}</li>
            ))}
          </ul>
        </div>
      )}
    </SpaceBetween>
  );
}

interface LineProps extends Pick<GrantEditorProps, "company" | "buckets" | "at" | "errorOf" | "leaving"> {
  readonly number: number;
  readonly line: GrantLine;
  readonly onChange: (line: GrantLine) => void;
  readonly onRemove: () => void;
}

/** One grant: `ACME may [deliver] in [invoices] folder [in/]`. */
function Line({ number, company, line, buckets, at, errorOf, leaving, onChange, onRemove }: LineProps) {
  const { t } = useTexts();
  const bucketError = errorOf(`${at}/bucket`);
  const prefixError = errorOf(`${at}/prefix`);
  const option = (value: Verb) => ({ value, label: t(`verb.${value}`), description: t(`verb.${value}.means`) });
  const left = (part: "bucket" | "prefix") => {
    leaving(`${at}/${part}`);
    leaving(at);
  };
  return (
    <div role="group" aria-label={t("grants.number", { number })}>
      <Field stretch rule={t("rule.folder")} error={errorOf(at)}>
        <div className="sentence">
          <span className="wrap">
            <strong>{company}</strong> {t("grants.may")}
          </span>
          <span className="choice">
            <Select
              ariaLabel={t("grants.what")}
              selectedOption={option(line.can)}
              triggerVariant="label"
              invalid={false}
              options={verbs.map(option)}
              onChange={({ detail }) => onChange({ ...line, can: detail.selectedOption.value as Verb })}
            />
          </span>
          <span>{t("grants.in")}</span>
          <span className="choice">
            <Select
              ariaLabel={t("grants.bucket")}
              placeholder={t("grants.chooseBucket")}
              empty={t("buckets.none")}
              selectedOption={line.bucket === "" ? null : { value: line.bucket, label: line.bucket }}
              options={buckets.map((value) => ({ value, label: value }))}
              {...(buckets.length > 10 && { filteringType: "auto" as const })}
              virtualScroll={buckets.length > 100}
              invalid={bucketError !== ""}
              onChange={({ detail }) => onChange({ ...line, bucket: detail.selectedOption.value ?? "" })}
              onBlur={() => left("bucket")}
            />
          </span>
          <span>{t("grants.folder")}</span>
          <span className="choice">
            <Input
              ariaLabel={t("grants.folder")}
              placeholder={t("grant.wholeBucket")}
              value={line.prefix}
              spellcheck={false}
              autoComplete={false}
              invalid={prefixError !== ""}
              onChange={({ detail }) => onChange({ ...line, prefix: detail.value })}
              onBlur={() => {
                if (line.prefix !== folderOf(line.prefix)) onChange({ ...line, prefix: folderOf(line.prefix) });
                left("prefix");
              }}
            />
          </span>
          <Button
            variant="icon"
            iconName="close"
            formAction="none"
            ariaLabel={t("grants.remove", { number })}
            onClick={onRemove}
          />
        </div>
      </Field>
    </div>
  );
}
