import type { FieldError, Problem } from "./types";

/** Why a request did not get what it asked for. */
export abstract class Trouble extends Error {
  /** Under which the server logged the request. */
  readonly traceId: string;

  constructor(message: string, traceId: string) {
    super(message);
    this.traceId = traceId;
  }
}

/** The server said no, and why. */
export class Refused extends Trouble {
  readonly problem: Problem;

  constructor(problem: Problem, traceId: string) {
    super(problem.detail, problem.traceId ?? traceId);
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  /** The last part of the problem's type, such as `name-taken`. */
  get slug(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf("/") + 1);
  }

  /** What is wrong with the field at this JSON pointer, or with a part of it. */
  fieldError(pointer: string): FieldError | undefined {
    return this.problem.errors?.find((e) => e.field === pointer || e.field.startsWith(`${pointer}/`));
  }
}

/** No answer: offline, the server is gone, or something between the two broke. Whether the request was carried out is not known. */
export class Unreachable extends Trouble {}

/** Nobody is signed in, or not any more. */
export class SignedOut extends Trouble {}

export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
