import { useLocation, useNavigate } from "react-router";
import { useAddress } from "./address";
import { type Answer, useAnswer } from "./answer";

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

export interface Paging {
  readonly next: (() => void) | null;
  readonly previous: (() => void) | null;
}

export interface Listing<T> extends Paging {
  readonly query: ListQuery;
  readonly answer: Answer<ListAnswer<T>>;
  /** Changes what the list shows, from its first page on. */
  readonly ask: (part: Partial<Pick<ListQuery, "search" | "status" | "sort">>) => void;
  readonly clear: () => void;
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
  const query: ListQuery = {
    search: told("search"),
    status: told("status"),
    sort: told("sort") || "name",
    pageSize,
    pageToken: told("page"),
  };
  const answer = useAnswer(`${key} ${JSON.stringify(query)}`, (signal) => load(query, signal));
  const paging = usePaging(answer.data?.nextPageToken);
  return {
    query,
    answer,
    ask: (part) => change({ ...part, page: "" }),
    clear: () => change({ search: "", status: "", page: "" }),
    ...paging,
  };
}

/**
 * The ways to the page after and the one before. The page stands in the address.
 * @param nextToken As the page that is shown names it.
 */
export function usePaging(nextToken: string | null | undefined): Paging {
  const { told } = useAddress();
  const navigate = useNavigate();
  const location = useLocation();
  const before = (location.state as { before?: string[] } | null)?.before ?? [];
  const page = told("page");
  const go = (to: string, known: string[]) => {
    const next = new URLSearchParams(location.search);
    if (to === "") next.delete("page");
    else next.set("page", to);
    void navigate({ search: next.toString() }, { state: { before: known } });
  };
  return {
    next: nextToken ? () => go(nextToken, [...before, page]) : null,
    previous: page === "" ? null : () => go(before.at(-1) ?? "", before.slice(0, -1)),
  };
}
