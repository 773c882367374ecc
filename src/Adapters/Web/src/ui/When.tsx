import { useTexts } from "../text/texts";

/** A moment in the reader's time zone; in UTC when pointed at. */
export function When({ at, only }: { at: string; only?: "time" | "date" }) {
  const texts = useTexts();
  const shown = only === "time" ? texts.time(at) : only === "date" ? texts.date(at) : texts.dateAndTime(at);
  return (
    <time dateTime={at} title={`${at.slice(0, 16).replace("T", " ")} UTC`}>
      {shown}
    </time>
  );
}
