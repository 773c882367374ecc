import { expect, test } from "vitest";
import type { Operation } from "../api/types";
import { Observed } from "../observed";
import { Followed } from "./followed";
import type { Live } from "./live";
import { unknownProject } from "./project";

const operation = (id: string, state: Operation["state"]) => ({ id, state, project: "demo" }) as Operation;

test("Whoever asks for the next change is not told any more what went well before, but what did not", () => {
  const live = { project: () => new Observed(unknownProject), watchProject: () => () => undefined };
  const followed = new Followed(live as unknown as Live);
  followed.follow(operation("well", "succeeded"));
  expect(followed.operations.value.map(({ id }) => id)).toEqual(["well"]);
  followed.follow(operation("badly", "failed"));
  followed.follow(operation("next", "running"));

  expect(followed.operations.value.map(({ id }) => id)).toEqual(["badly", "next"]);
});
