import { expect, test } from "vitest";
import { at, ruledWith } from "./pointer";

test("A JSON pointer leads into a body, and to nothing beside it", () => {
  const body = { name: "a", spec: { allowedNetworks: ["x", "y"], tags: { "a/b~": "c" } } };
  expect(at(body, "/spec/allowedNetworks/1")).toBe("y");
  expect(at(body, "/spec/tags/a~1b~0")).toBe("c");
  expect(at(body, "/spec/nothing/1")).toBeUndefined();
  expect(at(null, "/spec")).toBeUndefined();
});

test("A field is judged together with its list or group", () => {
  expect(ruledWith("/name")).toBe("/name");
  expect(ruledWith("/spec/retention/keepCurrentDays")).toBe("/spec/retention");
  expect(ruledWith("/grants/0/prefix")).toBe("/grants");
});
