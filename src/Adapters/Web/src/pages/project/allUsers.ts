import { get } from "../../api/client";
import type { User } from "../../api/types";

/** All users of a project, with what only answers hold. There are at most a few hundred. */
export async function allUsers(project: string, signal: AbortSignal): Promise<readonly User[]> {
  const users: User[] = [];
  let pageToken: string | undefined;
  do {
    const page = await get("/api/projects/{project}/users", {
      path: { project },
      query: { pageSize: 200, ...(pageToken === undefined ? {} : { pageToken }) },
      signal,
    });
    users.push(...page.items);
    pageToken = page.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  return users;
}
