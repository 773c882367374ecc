import Button from "@cloudscape-design/components/button";
import Calendar from "@cloudscape-design/components/calendar";
import Input from "@cloudscape-design/components/input";
import { type ReactNode, useRef, useState } from "react";
import { useTexts } from "../text/texts";
import { dayHere, isDay } from "./day";
import { Field } from "./Field";
import { useDayForm } from "./useDayForm";

interface DayFieldProps {
  readonly label: string;
  readonly info?: ReactNode;
  /** `yyyy-mm-dd`; of what is no day, what was typed. */
  readonly value: string;
  readonly error: string;
  readonly disabled?: boolean;
  readonly onChange: (day: string) => void;
  readonly onBlur?: () => void;
}

/** A last day, typed as people do where they are, or chosen in a calendar; below it stand the day in words and when it ends. */
export function DayField({ label, info, value, error, disabled = false, onChange, onBlur }: DayFieldProps) {
  const { t, language } = useTexts();
  const form = useDayForm();
  const [typed, setTyped] = useState({ text: form.typed(value), value });
  const [isOpen, setIsOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const text = typed.value === value ? typed.text : form.typed(value);
  const today = dayHere(new Date());

  const close = () => {
    setIsOpen(false);
    place.current?.querySelector<HTMLElement>("button")?.focus();
  };
  return (
    <div ref={place}>
      <Field
        label={label}
        info={info}
        rule={
          isDay(value)
            ? t("rule.lastDayIs", { day: form.inWords(value), zone: zoneOf(value, language) })
            : t("rule.lastDay", { example: form.example })
        }
        error={error}
      >
        <div className="day">
          <Input
            value={disabled ? "" : text}
            disabled={disabled}
            autoComplete={false}
            placeholder={form.example}
            onChange={({ detail }) => {
              const day = form.read(detail.value) ?? detail.value;
              setTyped({ text: detail.value, value: day });
              onChange(day);
            }}
            onBlur={onBlur}
          />
          <Button
            iconName="calendar"
            variant="icon"
            formAction="none"
            disabled={disabled}
            ariaExpanded={isOpen}
            ariaLabel={t("day.calendar")}
            onClick={() => setIsOpen(!isOpen)}
          />
        </div>
      </Field>
      {isOpen && !disabled && (
        <div
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            // In a dialog it would close that.
            event.stopPropagation();
            close();
          }}
        >
          <Calendar
            value={isDay(value) ? value : ""}
            ariaLabel={label}
            isDateEnabled={(date) => dayHere(date) >= today}
            onChange={({ detail }) => {
              onChange(detail.value);
              close();
            }}
          />
        </div>
      )}
    </div>
  );
}

/** The reader's time zone at the end of a day, in words. */
function zoneOf(day: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZoneName: "long" }).formatToParts(new Date(`${day}T23:59:59`));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
