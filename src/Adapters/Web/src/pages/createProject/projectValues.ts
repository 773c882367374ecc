import type { ProjectFields } from "../../api/types";
import { linesOf } from "../../ui/names";

/** What can be changed about a project, as it is typed. */
export interface ProjectValues {
  readonly title: string;
  readonly managers: string;
  readonly viewers: string;
  readonly sftp: boolean;
}

export function valuesOf({ title, managers, viewers, sftp }: ProjectFields): ProjectValues {
  return {
    title: title ?? "",
    managers: (managers ?? []).join("\n"),
    viewers: (viewers ?? []).join("\n"),
    sftp: sftp ?? false,
  };
}

export function specOf({ title, managers, viewers, sftp }: ProjectValues): ProjectFields {
  return { title: title.trim(), managers: linesOf(managers), viewers: linesOf(viewers), sftp };
}
