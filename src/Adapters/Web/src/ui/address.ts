import { useEffect, useRef } from "react";
import { useSearchParams } from "react-router";

/** What a page shows, as it stands in the address: a reload and the way back show the same. */
export interface Address {
  /** Empty where the address says nothing. */
  readonly told: (name: string) => string;
  /** Says something else there; what is empty goes. Two that come at once both count. */
  readonly change: (part: Readonly<Record<string, string>>) => void;
}

export function useAddress(): Address {
  const [params, setParams] = useSearchParams();
  const latest = useRef(params);
  useEffect(() => {
    latest.current = params;
  }, [params]);
  return {
    told: (name) => params.get(name) ?? "",
    change: (part) => {
      const next = new URLSearchParams(latest.current);
      for (const [name, value] of Object.entries(part))
        if (value === "") next.delete(name);
        else next.set(name, value);
      latest.current = next;
      setParams(next, { replace: true });
    },
  };
}
