import type { Operation } from "../api/types";

/** The verb of a change as people say it: a project is closed, and a bucket whose files stay is not deleted. */
export function wordOf({ action, kind, keepsFiles }: Pick<Operation, "action" | "kind" | "keepsFiles">) {
  if (action !== "delete") return action;
  if (kind === "project") return "close";
  return keepsFiles ? "leave" : "delete";
}
