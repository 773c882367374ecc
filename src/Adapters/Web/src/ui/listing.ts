import { useEffect, useState } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
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

const pause = 200;

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
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const location = useLocation();
  const query: ListQuery = {
    search: params.get("search") ?? "",
    status: params.get("status") ?? "",
    sort: params.get("sort") ?? "name",
    pageSize,
    pageToken: params.get("page") ?? "",
  };
  const answer = useAnswer(`${key} ${JSON.stringify(query)}`, (signal) => load(query, signal));
  const change = (part: Record<string, string>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(part))
      if (value === "") next.delete(name);
      else next.set(name, value);
    setParams(next, { replace: true });
  };
  const { search, setSearch } = useTyped(query.search, (text) => change({ search: text, page: "" }));
  const before = (location.state as { before?: string[] } | null)?.before ?? [];
  const go = (page: string, known: string[]) => {
    const next = new URLSearchParams(params);
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

/** A text that is typed: shown at once, told when the typing pauses. */
function useTyped(told: string, tell: (text: string) => void): { search: string; setSearch: (text: string) => void } {
  const [typed, setTyped] = useState({ text: told, told });
  // The way back in the history changes what was told.
  if (typed.told !== told) setTyped({ text: told, told });
  const { text } = typed;
  useEffect(() => {
    if (text === told) return;
    const timer = setTimeout(() => tell(text), pause);
    return () => clearTimeout(timer);
  });
  return { search: text, setSearch: (next) => setTyped({ text: next, told }) };
}
