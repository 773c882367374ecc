// Runs in every page of a measurement before the page's own script.
{
  const measured = (window.measured = { rowsAt: null, longestTask: 0, slowestInput: 0, seen: {} });
  const observers = [
    ["longtask", (e) => (measured.longestTask = Math.max(measured.longestTask, e.duration))],
    ["event", (e) => (measured.slowestInput = Math.max(measured.slowestInput, e.duration))],
  ].map(([type, note]) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
    observer.observe({ type, buffered: true, ...(type === "event" && { durationThreshold: 16 }) });
    return () => observer.takeRecords().forEach(note);
  });

  const firstRow = () => document.querySelector("tbody a")?.textContent ?? "";
  const rowCount = () => document.querySelectorAll("tbody tr").length;
  const picture = () => new Promise((drawn) => requestAnimationFrame(drawn));

  measured.begin = () => {
    const [before, since] = [firstRow(), performance.now()];
    Object.assign(measured, { longestTask: 0, slowestInput: 0, newRowsAfter: null });
    const looking = new MutationObserver(() => {
      if (firstRow() === before) return;
      looking.disconnect();
      requestAnimationFrame(() => setTimeout(() => (measured.newRowsAfter = performance.now() - since)));
    });
    looking.observe(document, { subtree: true, childList: true, characterData: true });
  };

  // Once the rows are others, all of them are there, and the page is quiet.
  measured.end = async () => {
    while (measured.newRowsAfter === null) await picture();
    for (let rows = -1; rows !== rowCount(); await picture(), await picture()) rows = rowCount();
    await new Promise((drawn) => requestAnimationFrame(() => requestIdleCallback(drawn)));
    await new Promise((told) => setTimeout(told));
    observers.forEach((take) => take());
    return [measured.newRowsAfter, measured.longestTask, measured.slowestInput];
  };

  // When a row stood in the page and was drawn.
  const rows = new MutationObserver(() => {
    if (!document.querySelector("tbody a")) return;
    rows.disconnect();
    requestAnimationFrame(() => setTimeout(() => (measured.rowsAt = performance.now())));
  });
  rows.observe(document, { subtree: true, childList: true });

  // When a text first stood in one of the rows, in milliseconds since 1970.
  measured.lookFor = (text) => {
    const looking = new MutationObserver(() => {
      if (!document.querySelector("tbody").textContent.includes(text)) return;
      looking.disconnect();
      measured.seen[text] = performance.timeOrigin + performance.now();
    });
    looking.observe(document.querySelector("tbody"), { subtree: true, childList: true, characterData: true });
  };
}
