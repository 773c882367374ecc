import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Cards from "@cloudscape-design/components/cards";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Table from "@cloudscape-design/components/table";
import { memo, type ReactNode, useRef } from "react";
import { useTexts } from "../text/texts";
import { counted } from "./counted";
import { useGrowing } from "./growing";
import type { Listing } from "./listing";
import { Pages } from "./Pages";
import { useIsNarrow } from "./narrow";
import { SearchField } from "./SearchField";
import { TroubleNotice } from "./TroubleNotice";
import { useUncovered } from "./uncovered";

export interface Column<T> {
  readonly id: string;
  readonly header: string;
  readonly cell: (item: T) => ReactNode;
  /** What the cell shows that is not in the item itself. */
  readonly beside?: (item: T) => unknown;
  /** As the API calls it; without, the column does not sort. */
  readonly sort?: string;
  /** In pixels; the text of a narrower one would break inside its words. */
  readonly minWidth?: number;
}

export interface ThingListProps<T> {
  readonly listing: Listing<T>;
  readonly items: readonly T[];
  /** How many there are now, whatever the list shows; undefined: that was not told. */
  readonly all: number | undefined;
  readonly columns: readonly Column<T>[];
  readonly nameOf: (item: T) => string;
  readonly title: string;
  readonly description?: string;
  readonly actions?: ReactNode;
  /** Beside the search field. */
  readonly filter?: ReactNode;
  readonly searchLabel: string;
  /** Where there is none at all. */
  readonly none: string;
  readonly noneHint: string;
  readonly noMatch: string;
  /** Things that came since the list was asked for, and wait until somebody wants to see them. */
  readonly news: number;
  readonly preferences?: ReactNode;
  readonly isStale: boolean;
  readonly selected?: readonly T[];
  readonly onSelect?: (items: readonly T[]) => void;
  readonly selectionLabel?: (item: T) => string;
}

/** A list of things: a table, on a phone cards. */
export function ThingList<T>(props: ThingListProps<T>) {
  const { listing, columns, nameOf, title, description, actions, isStale } = props;
  const items = useGrowing(props.items, nameOf);
  const { t, number } = useTexts();
  const { query, answer } = listing;
  const isNarrow = useIsNarrow();
  const isFiltered = query.search !== "" || query.status !== "";
  const place = useRef<HTMLDivElement>(null);
  const [chosen] = props.selected ?? [];
  useUncovered(place, chosen && nameOf(chosen));
  const isFirst = answer.isLoading && answer.data === undefined;

  const header = (
    <Header
      variant="h1"
      counter={counted(answer.data, { shown: props.items.length, all: props.all, isFiltered }, number)}
      description={description}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {props.news > 0 && (
            <Button iconName="refresh" onClick={answer.reload}>
              {t("list.news", { count: props.news })}
            </Button>
          )}
          {actions}
        </SpaceBetween>
      }
    >
      {title}
    </Header>
  );
  const filter = (
    <SpaceBetween direction="horizontal" size="xs">
      <SearchField
        told={query.search}
        label={props.searchLabel}
        countText={isFiltered && answer.data ? t("list.matches", { count: answer.data.total }) : ""}
        onSearch={(search) => listing.ask({ search })}
      />
      {props.filter}
    </SpaceBetween>
  );
  const empty = isFiltered ? (
    <Box textAlign="center" padding="m">
      <SpaceBetween size="s">
        <span>{props.noMatch}</span>
        <Button onClick={listing.clear}>{t("list.clear")}</Button>
      </SpaceBetween>
    </Box>
  ) : (
    <Box textAlign="center" padding="l">
      <SpaceBetween size="xs">
        <Box variant="h2">{props.none}</Box>
        <span>{props.noneHint}</span>
      </SpaceBetween>
    </Box>
  );
  const common = {
    header,
    filter,
    empty,
    items,
    loading: isFirst,
    loadingText: t("loading"),
    pagination: <Pages paging={listing} />,
    preferences: props.preferences,
  };

  if (answer.trouble && !answer.data) return <TroubleNotice trouble={answer.trouble} onRetry={answer.reload} />;
  return (
    <SpaceBetween size="s">
      {answer.trouble && !answer.isLoading && <TroubleNotice trouble={answer.trouble} onRetry={answer.reload} />}
      <div ref={place} className={isStale ? "thing-list stale" : "thing-list"}>
        {isNarrow ? (
          <Cards
            {...common}
            variant="full-page"
            trackBy={nameOf}
            cardsPerRow={[{ cards: 1 }]}
            cardDefinition={{
              header: (item) => columns[0]?.cell(item),
              sections: columns
                .slice(1)
                .map(({ id, header: name, cell }) => ({ id, header: name, content: cell, width: 50 })),
            }}
          />
        ) : (
          <Table
            {...common}
            variant="full-page"
            stickyHeader
            enableKeyboardNavigation
            wrapLines
            trackBy={nameOf}
            columnDefinitions={columns.map(({ id, header: name, cell, beside, sort, minWidth }, index) => ({
              id,
              header: name,
              cell: (item: T) => <Cell item={item} beside={beside?.(item)} draw={cell} />,
              ...(sort === undefined ? {} : { sortingField: sort }),
              ...(minWidth === undefined ? {} : { minWidth }),
              isRowHeader: index === 0,
            }))}
            sortingColumn={{ sortingField: query.sort.replace(/^-/, "") }}
            sortingDescending={query.sort.startsWith("-")}
            onSortingChange={({ detail }) =>
              listing.ask({ sort: `${detail.isDescending ? "-" : ""}${detail.sortingColumn.sortingField ?? "name"}` })
            }
            {...(props.onSelect && {
              selectionType: "single" as const,
              selectedItems: props.selected ?? [],
              onSelectionChange: ({ detail }: { detail: { selectedItems: T[] } }) =>
                props.onSelect?.(detail.selectedItems),
              onRowClick: ({ detail }: { detail: { item: T } }) => props.onSelect?.([detail.item]),
              ariaLabels: {
                selectionGroupLabel: title,
                itemSelectionLabel: (_: unknown, item: T) => props.selectionLabel?.(item) ?? nameOf(item),
              },
            })}
          />
        )}
      </div>
    </SpaceBetween>
  );
}

interface CellProps<T> {
  readonly item: T;
  readonly beside: unknown;
  readonly draw: (item: T) => ReactNode;
}

/** Where one thing changes, only its cells are drawn anew: a page has hundreds. In another language, all are. */
const Cell = memo(
  function Cell<T>({ item, draw }: CellProps<T>) {
    useTexts();
    return draw(item);
  },
  (before, now) => before.item === now.item && before.beside === now.beside,
) as <T>(props: CellProps<T>) => ReactNode;
