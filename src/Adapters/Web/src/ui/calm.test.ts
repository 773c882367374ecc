import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchPointer, whenCalm } from "./calm";

const page = new EventTarget();
watchPointer(page);
const tell = (event: string) => page.dispatchEvent(new Event(event));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  tell("pointerup");
  vi.runAllTimers();
  vi.useRealTimers();
});

test("Without a pointer that is down it happens at once", () => {
  const then = vi.fn();
  whenCalm(then);
  expect(then).toHaveBeenCalledOnce();
});

test("While a mouse button or a finger is down it waits until the click was heard", () => {
  const then = vi.fn();
  tell("pointerdown");
  whenCalm(then);
  tell("pointerup");
  expect(then).not.toHaveBeenCalled();
  tell("click");
  vi.runAllTimers();
  expect(then).toHaveBeenCalledOnce();
});

test("A finger's second telling, as a mouse, is waited for, too", () => {
  const then = vi.fn();
  tell("pointerdown");
  whenCalm(then);
  tell("pointerup");
  tell("mousedown");
  vi.runAllTimers();
  expect(then).not.toHaveBeenCalled();
  tell("mouseup");
  vi.runAllTimers();
  expect(then).toHaveBeenCalledOnce();
});
