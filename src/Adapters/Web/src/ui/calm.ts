/** From the moment at which a pointer goes down until its click was heard. */
let isDown = false;
let release: ReturnType<typeof setTimeout> | undefined;
let waiting: (() => void)[] = [];

/** Does something at once, but not in the middle of a click: where what is pointed at moves meanwhile, the click is lost. */
export function whenCalm(then: () => void): void {
  if (isDown) waiting.push(then);
  else then();
}

/** Until no click is under way. */
export function calm(): Promise<void> {
  return new Promise(whenCalm);
}

/** Listens for the pointer, once for the whole program. */
export function watchPointer(target: EventTarget): void {
  const down = () => {
    clearTimeout(release);
    isDown = true;
  };
  // The click comes in the same turn as this. A finger is told as a mouse once more, some moments later.
  const up = () => {
    clearTimeout(release);
    release = setTimeout(() => {
      isDown = false;
      const then = waiting;
      waiting = [];
      for (const each of then) each();
    });
  };
  for (const event of ["pointerdown", "mousedown"]) target.addEventListener(event, down, true);
  for (const event of ["pointerup", "pointercancel", "mouseup"]) target.addEventListener(event, up, true);
}
