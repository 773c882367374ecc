import { useLocation, useNavigate } from "react-router";
import { useAddress } from "./address";
import { type Answer, useAnswer } from "./answer";
import { useTyped } from "./typed";

export interface ListQuery {
  readonly search: string;
  readonly status: string;
  readonly sort: string;
  readonly pageSize: number;
  readonly pageToken: string;
}

export interface ListAnswer<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly nextPageToken: string | null;
  readonly sequence: number | null;
}

export interface Listing<T> {
  readonly query: ListQuery;
  readonly answer: Answer<ListAnswer<T>>;
  /** What is typed in the search field; asked for a moment later. */
  readonly search: string;
  readonly setSearch: (text: string) => void;
  /** Changes what the list shows, from its first page on. */
  readonly ask: (part: Partial<Pick<ListQuery, "status" | "sort">>) => void;
  readonly clear: () => void;
  readonly next: (() => void) | null;
  readonly previous: (() => void) | null;
}

/**
 * A list that the server filters, sorts and pages. What it shows is in the address, so that a reload and the way back show the
 * same; the tokens of the pages before are in the history beside it.
 * @param key Says which list.
 */
export function useListing<T>(
  key: string,
  pageSize: number,
  load: (query: ListQuery, signal: AbortSignal) => Promise<ListAnswer<T>>,
): Listing<T> {
  const { told, change } = useAddress();
  const navigate = useNavigate();
  const location = useLocation();
  const query: ListQuery = {
    search: told("search"),
    status: told("status"),
    sort: told("sort") || "name",
    pageSize,
    pageToken: told("page"),
  };
  const answer = useAnswer(`${key} ${JSON.stringify(query)}`, (signal) => load(query, signal));
  const [search, setSearch] = useTyped(query.search, (text) => change({ search: text, page: "" }));
  const before = (location.state as { before?: string[] } | null)?.before ?? [];
  const go = (page: string, known: string[]) => {
    const next = new URLSearchParams(location.search);
    if (page === "") next.delete("page");
    else next.set("page", page);
    void navigate({ search: next.toString() }, { state: { before: known } });
  };
  const nextToken = answer.data?.nextPageToken ?? null;
  return {
    query,
    answer,
    search,
    setSearch,
    ask: (part) => change({ ...part, page: "" }),
    clear: () => {
      setSearch("");
      change({ search: "", status: "", page: "" });
    },
    next: nextToken === null ? null : () => go(nextToken, [...before, query.pageToken]),
    previous: query.pageToken === "" ? null : () => go(before.at(-1) ?? "", before.slice(0, -1)),
  };
}
