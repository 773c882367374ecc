import { useTexts } from "../text/texts";

interface WhenProps {
  readonly at: string;
  readonly only?: "time" | "date";
  /** The keyboard gets to it, and sees UTC then. */
  readonly isFocusable?: boolean;
}

/** A moment in the reader's time zone; in UTC when pointed at. */
export function When({ at, only, isFocusable = false }: WhenProps) {
  const texts = useTexts();
  const shown = only === "time" ? texts.time(at) : only === "date" ? texts.date(at) : texts.dateAndTime(at);
  const utc = `${at.slice(0, 16).replace("T", " ")} UTC`;
  return (
    <time dateTime={at} title={utc} {...(isFocusable && { tabIndex: 0, "data-utc": utc })}>
      {shown}
    </time>
  );
}
