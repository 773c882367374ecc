import type { Operation, Thing } from "../api/types";
import type { Texts } from "../text/texts";
import { placeOf } from "./places";
import { Status } from "./Status";
import type { Column } from "./ThingList";
import { To } from "./To";

/** The name, and the way to the page. */
export const nameColumn = <T extends Thing>({ t }: Texts): Column<T> => ({
  id: "name",
  header: t("column.name"),
  sort: "name",
  minWidth: 160,
  cell: (thing) => (
    <span className="wrap">
      <To href={placeOf(thing)}>{thing.name}</To>
    </span>
  ),
});

/** The state, and how far what runs is. */
export const statusColumn = <T extends Thing>({ t }: Texts, operations: ReadonlyMap<string, Operation>): Column<T> => ({
  id: "status",
  header: t("column.status"),
  sort: "status",
  minWidth: 130,
  beside: ({ operation }) => operation && operations.get(operation.id),
  cell: (thing) => <Status thing={thing} progress={thing.operation ? operations.get(thing.operation.id) : undefined} />,
});
