import TextFilter from "@cloudscape-design/components/text-filter";
import { useTyped } from "./typed";

interface SearchFieldProps {
  readonly told: string;
  readonly label: string;
  readonly countText: string;
  readonly onSearch: (text: string) => void;
}

/** Where one types what a list is searched for. It knows what is typed by itself: a key draws the field anew, not the list. */
export function SearchField({ told, label, countText, onSearch }: SearchFieldProps) {
  const [text, setText] = useTyped(told, onSearch);
  return (
    <TextFilter
      filteringText={text}
      filteringPlaceholder={label}
      filteringAriaLabel={label}
      countText={countText}
      onChange={({ detail }) => setText(detail.filteringText)}
    />
  );
}
