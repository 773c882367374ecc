import type { Thing } from "../api/types";
import { useTexts } from "../text/texts";
import { Conflict } from "./Conflict";
import type { Draft } from "./draft";
import { merge, same } from "./merge";

/** What is typed on top of an edit, and on which. */
export type On<Values> = Values & { readonly revision: number; readonly before: Values };

interface EditConflictProps<Values extends object, Typed extends On<Values>> {
  readonly draft: Draft<Typed>;
  /** The thing as somebody else has changed it meanwhile. */
  readonly current: Thing;
  /** What one would begin with on it. */
  readonly theirs: Typed;
  /** Each field that can be typed, in words. */
  readonly labels: Readonly<Record<keyof Values, string>>;
  readonly show: (value: Values[keyof Values]) => string;
  /** How my entries go on top of theirs; without, field by field. */
  readonly join?: (before: Values, theirs: Values, mine: Values) => Values;
  readonly review: (values: Typed) => void;
}

/** Asks what to do where somebody else was faster: shows in which fields the three differ. */
export function EditConflict<Values extends object, Typed extends On<Values>>(props: EditConflictProps<Values, Typed>) {
  const { draft, current, theirs, labels, show, join = merge<Values>, review } = props;
  const fields = Object.keys(labels) as (keyof Values)[];
  const { before } = draft.values;
  const { t, person } = useTexts();
  const mine = Object.fromEntries(fields.map((field) => [field, draft.values[field]])) as unknown as Values;
  const joined = { ...theirs, ...join(before, theirs.before, mine) };
  return (
    <Conflict
      by={person((current.next ?? current.operation)?.requestedBy ?? current.requestedBy ?? "")}
      rows={fields
        .filter((field) => !same(before[field], theirs.before[field]) || !same(before[field], mine[field]))
        .map((field) => ({
          label: labels[field],
          before: show(before[field]),
          theirs: show(theirs.before[field]),
          yours: same(before[field], mine[field]) ? t("conflict.untouched") : show(mine[field]),
        }))}
      onTheirs={() => draft.begin(theirs)}
      onMine={() => {
        draft.set(joined);
        review(joined);
      }}
      onGoOn={() => draft.set(joined)}
    />
  );
}
