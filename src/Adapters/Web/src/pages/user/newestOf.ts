import type { User, UserFields } from "../../api/types";

/** The newest accepted edit: what is applied, or will be. */
export const newestOf = (user: User): UserFields => user.pendingSpec ?? user.spec;
