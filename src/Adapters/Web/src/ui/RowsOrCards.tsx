import Cards from "@cloudscape-design/components/cards";
import Table from "@cloudscape-design/components/table";
import type { ReactNode } from "react";
import { useIsNarrow } from "./narrow";

export interface RowsColumn<T> {
  readonly id: string;
  readonly header: string;
  readonly cell: (item: T) => ReactNode;
}

interface RowsOrCardsProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly nameOf: (item: T) => string;
  /** The first one names the row. */
  readonly columns: readonly RowsColumn<T>[];
  readonly header?: ReactNode;
  readonly empty?: ReactNode;
  /** Of the table; `embedded`: inside of something with a frame, for reading only. */
  readonly variant?: "container" | "embedded";
}

/** A few things below each other: a table, on a phone cards. */
export function RowsOrCards<T>({
  label,
  items,
  nameOf,
  columns,
  header,
  empty,
  variant = "container",
}: RowsOrCardsProps<T>) {
  const common = { items, header, empty, trackBy: nameOf };
  return useIsNarrow() ? (
    <Cards
      {...common}
      ariaLabels={{ itemSelectionLabel: () => "", selectionGroupLabel: label }}
      cardsPerRow={[{ cards: 1 }]}
      cardDefinition={{
        header: (item) => columns[0]?.cell(item),
        sections: columns.slice(1).map((column) => ({
          id: column.id,
          header: column.header,
          content: column.cell,
          width: 50,
        })),
      }}
    />
  ) : (
    <Table
      {...common}
      variant={variant}
      wrapLines
      enableKeyboardNavigation={variant === "container"}
      ariaLabels={{ tableLabel: label }}
      columnDefinitions={columns.map((column, index) => ({ ...column, isRowHeader: index === 0 }))}
    />
  );
}
