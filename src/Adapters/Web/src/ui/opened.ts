import { useSearchParams } from "react-router";

/** The row that is open beside a list. It stands in the address. */
export function useOpened<T extends { readonly name: string }>(
  items: readonly T[],
): { readonly open: T | undefined; readonly show: (name: string | undefined) => void } {
  const [params, setParams] = useSearchParams();
  return {
    open: items.find((item) => item.name === params.get("open")),
    show: (name) => {
      const next = new URLSearchParams(params);
      if (name === undefined) next.delete("open");
      else next.set("open", name);
      setParams(next, { replace: true });
    },
  };
}
