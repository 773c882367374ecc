import { expect, test } from "vitest";
import { wordOf } from "./operationWord";

test("Only what goes is called deleted: a project is closed, and a bucket whose files stay is left", () => {
  const deletion = { action: "delete", kind: "bucket", keepsFiles: false } as const;

  expect(wordOf(deletion)).toBe("delete");
  expect(wordOf({ ...deletion, keepsFiles: true })).toBe("leave");
  expect(wordOf({ ...deletion, kind: "project" })).toBe("close");
  expect(wordOf({ ...deletion, action: "update" })).toBe("update");
});
