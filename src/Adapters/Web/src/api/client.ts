import type { paths } from "./schema";
import type { Session } from "./session";
import { Refused, SignedOut, Unreachable } from "./trouble";
import type { Problem } from "./types";

type Method = "get" | "post" | "put" | "delete";
type Routes<M extends Method> = { [P in keyof paths]: paths[P][M] extends undefined ? never : P }[keyof paths];
type Called<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;

type PathOf<O> = O extends { parameters: { path: infer T } } ? { path: T } : { path?: undefined };
type QueryOf<O> = O extends { parameters: { query?: infer T } } ? { query?: T } : { query?: undefined };
type BodyOf<O> = O extends { requestBody: { content: { "application/json": infer T } } }
  ? { body: T }
  : O extends { requestBody?: { content: { "application/json": infer T } } }
    ? { body?: T }
    : { body?: undefined };
type AnswerOf<O, Status extends number> = O extends { responses: infer R }
  ? { [S in Status & keyof R]: R[S] extends { content: { "application/json": infer T } } ? T : undefined }[Status &
      keyof R]
  : never;
/** What a change answers. Some are done at once, and answer 200; where a change can be previewed, that is the preview's. */
type Accepted<O> = [AnswerOf<O, 201 | 202 | 204>] extends [never] ? AnswerOf<O, 200> : AnswerOf<O, 201 | 202 | 204>;

export type Asked<P extends keyof paths, M extends Method> = PathOf<Called<P, M>> &
  QueryOf<Called<P, M>> &
  BodyOf<Called<P, M>> & {
    /** The revision that an edit was made on. */
    revision?: number;
    /** Makes a repeated POST harmless. */
    idempotencyKey?: string;
    signal?: AbortSignal;
  };

/** Gives requests the sign-in, and hears which one the server takes no more. */
export interface Bearer {
  session(): Session | null;
  /** Says whether the same person has another token now. */
  refused(session: Session): Promise<boolean>;
}

// The third party's page uses this client, too, and nobody is signed in there.
let bearer: Bearer = { session: () => null, refused: () => Promise.resolve(false) };

export function signRequestsBy(next: Bearer): void {
  bearer = next;
}

interface Plain {
  path?: object | undefined;
  query?: object | undefined;
  body?: unknown;
  revision?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Reads. Lists are asked for with their ETag by the browser's own cache. */
export function get<P extends Routes<"get">>(
  route: P,
  asked: Asked<P, "get">,
): Promise<AnswerOf<Called<P, "get">, 200>> {
  return call("get", route, asked) as Promise<AnswerOf<Called<P, "get">, 200>>;
}

/** Asks for a change. The answer says that it was accepted, not that it is applied. */
export function send<M extends "post" | "put" | "delete", P extends Routes<M>>(
  method: M,
  route: P,
  asked: Asked<P, M>,
): Promise<Accepted<Called<P, M>>> {
  return call(method, route, asked) as Promise<Accepted<Called<P, M>>>;
}

/** Does what is done when the answer comes, and is the answer. */
export function settle<M extends "post" | "put" | "delete", P extends Routes<M>>(
  method: M,
  route: P,
  asked: Asked<P, M>,
): Promise<AnswerOf<Called<P, M>, 200>> {
  return call(method, route, asked) as Promise<AnswerOf<Called<P, M>, 200>>;
}

/** What a change would do. Nothing changes. */
export function preview<M extends "post" | "put" | "delete", P extends Routes<M>>(
  method: M,
  route: P,
  asked: Asked<P, M>,
): Promise<AnswerOf<Called<P, M>, 200>> {
  const dry = { ...asked, query: { ...asked.query, dryRun: true } };
  return call(method, route, dry) as Promise<AnswerOf<Called<P, M>, 200>>;
}

/** The local host's sample people need no password: to renew their sign-in they sign in again. */
export async function signInLocally(email: string): Promise<Session> {
  const answer = await call("post", "/dev/sign-in", { body: { email } });
  const { accessToken: token, expiresAt } = answer as { accessToken: string; expiresAt: string };
  return { token, expiresAt, person: email, renewal: { kind: "local", email } };
}

/** The same as a table for spreadsheets, where the route gives one. */
export async function table<P extends Routes<"get">>(route: P, asked: Asked<P, "get">): Promise<File> {
  const response = await ask("get", route, asked, "text/csv");
  const [, name = "table.csv"] = /filename="?([^";]+)/.exec(response.headers.get("Content-Disposition") ?? "") ?? [];
  return new File([await response.blob()], name, { type: "text/csv" });
}

async function call(method: Method, route: string, asked: Plain): Promise<unknown> {
  const response = await ask(method, route, asked, "application/json");
  return response.status === 204 ? undefined : ((await response.json()) as unknown);
}

/** An answer that is a success. */
async function ask(method: Method, route: string, asked: Plain, accept: string, isRepeated = false): Promise<Response> {
  // Made here, so that also what never got an answer can be looked for in the server's log.
  const traceId = random(16);
  const headers: Record<string, string> = { Accept: accept, traceparent: `00-${traceId}-${random(8)}-01` };
  const session = bearer.session();
  if (session) headers["Authorization"] = `Bearer ${session.token}`;
  if (asked.body !== undefined) headers["Content-Type"] = "application/json";
  if (asked.revision !== undefined) headers["If-Match"] = `"${asked.revision}"`;
  if (asked.idempotencyKey !== undefined) headers["Idempotency-Key"] = asked.idempotencyKey;

  const request: RequestInit = {
    method: method.toUpperCase(),
    headers,
    referrerPolicy: "no-referrer",
    credentials: "omit",
  };
  if (asked.body !== undefined) request.body = JSON.stringify(asked.body);
  if (asked.signal) request.signal = asked.signal;

  let response: Response;
  try {
    response = await fetch(addressOf(route, asked), request);
  } catch (error) {
    if (asked.signal?.aborted) throw error;
    throw new Unreachable("No answer.", traceId);
  }

  if (response.ok) return response;
  const refused = new Refused(await problemOf(response), traceId);
  if (response.status !== 401) throw refused;
  // Nothing was done for a caller whom the server does not know: the same request can be sent once more.
  if (session && (await bearer.refused(session)) && !isRepeated) return ask(method, route, asked, accept, true);
  throw new SignedOut(refused.message, traceId);
}

function addressOf(route: string, { path, query }: Plain): string {
  const places = new Map(Object.entries(path ?? {}));
  const address = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(places.get(name))));
  const wanted = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== null && value !== "") wanted.set(name, String(value));
  const text = wanted.toString();
  return text ? `${address}?${text}` : address;
}

/** Whatever stands between here and the server may answer with a page of its own. */
async function problemOf(response: Response): Promise<Problem> {
  try {
    const said = (await response.json()) as Partial<Problem>;
    if (typeof said.code === "string" && typeof said.detail === "string") return said as Problem;
  } catch {
    // Not ours: what follows says so.
  }
  const { status } = response;
  return {
    type: "/problems/no-answer",
    title: "",
    status,
    detail: `HTTP ${status}`,
    code: "no-answer",
    args: { status },
  };
}

function random(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (b) => b.toString(16).padStart(2, "0")).join("");
}
