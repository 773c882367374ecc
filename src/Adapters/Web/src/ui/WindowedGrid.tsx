import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Link } from "react-router";
import "./windowedGrid.css";

export interface GridHead {
  readonly name: string;
  /** As people call it. */
  readonly label: string;
  /** Where its page is. */
  readonly href: string;
  /** In small letters below the name. */
  readonly hint?: string;
}

interface WindowedGridProps {
  readonly label: string;
  /** What stands where the heads meet. */
  readonly corner: string;
  readonly rows: readonly GridHead[];
  readonly columns: readonly GridHead[];
  readonly cell: (row: string, column: string) => ReactNode;
  readonly onOpen: (row: string, column: string) => void;
}

// In pixels. All cells are of one size: where each lies is known without drawing it.
const rowHeight = 52;
const leastColumnWidth = 168;
const headHeight = 44;
const headWidth = 220;
const beyond = 2;

/** First and last row and column that are in sight, and a few more. They may lie outside of what there is. */
interface InSight {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * A grid of which only what is in sight is drawn, so that it may be large. Its heads stay; arrows, Home, End and Page keys move in it, as in
 * the grid pattern of WAI-ARIA.
 */
export function WindowedGrid({ label, corner, rows, columns, cell, onOpen }: WindowedGridProps) {
  const place = useRef<HTMLDivElement>(null);
  const [inSight, setInSight] = useState<InSight>({ top: 0, bottom: 20, left: 0, right: 12 });
  const [columnWidth, setColumnWidth] = useState(leastColumnWidth);
  const [at, setAt] = useState({ row: 0, column: 0, byKey: false });
  const row = Math.min(at.row, rows.length - 1);
  const column = Math.min(at.column, columns.length - 1);

  useLayoutEffect(() => {
    const box = place.current;
    if (!box) return;
    const look = () => {
      const width = widthOf(box, columns.length);
      setColumnWidth(width);
      const now = sightOf(box, width);
      setInSight((before) => (same(before, now) ? before : now));
    };
    const observer = new ResizeObserver(look);
    observer.observe(box);
    box.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener("scroll", look);
    };
  }, [columns.length]);

  // The focus follows the keys, once the cell that it goes to is drawn.
  useEffect(() => {
    const box = place.current;
    if (!at.byKey || !box) return;
    show(box, at.row, at.column, widthOf(box, columns.length));
    box.querySelector<HTMLElement>("[role='gridcell'][tabindex='0']")?.focus({ preventScroll: true });
  }, [at, columns.length]);

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(((place.current?.clientHeight ?? 0) - headHeight) / rowHeight));
    const [last, end] = [rows.length - 1, columns.length - 1];
    const moves: Record<string, [row: number, column: number]> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      PageUp: [row - page, column],
      PageDown: [row + page, column],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [event.ctrlKey ? last : row, end],
    };
    const move = moves[event.key];
    const isOpening = event.key === "Enter" || event.key === " ";
    if (!move && !isOpening) return;
    event.preventDefault();
    if (move) setAt({ row: within(move[0], last), column: within(move[1], end), byKey: true });
    else onOpen(rows[row]?.name ?? "", columns[column]?.name ?? "");
  };

  const shownRows = drawn(inSight.top, inSight.bottom, rows.length, row);
  const shownColumns = drawn(inSight.left, inSight.right, columns.length, column);
  return (
    <div
      ref={place}
      className="windowed-grid"
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      onKeyDown={onKeyDown}
    >
      <div
        role="presentation"
        className="all"
        style={{ height: headHeight + rows.length * rowHeight, width: headWidth + columns.length * columnWidth }}
      >
        <div role="row" aria-rowindex={1} className="heads" style={{ height: headHeight }}>
          <Head
            head={{ label: corner }}
            role="columnheader"
            index={1}
            className="corner"
            style={{ width: headWidth }}
          />
          {shownColumns.map((c) => (
            <Head
              key={columns[c]?.name}
              head={columns[c]}
              role="columnheader"
              index={c + 2}
              style={{ left: headWidth + c * columnWidth, width: columnWidth }}
            />
          ))}
        </div>
        {shownRows.map((r) => (
          <div
            key={rows[r]?.name}
            role="row"
            aria-rowindex={r + 2}
            className="line"
            style={{ top: headHeight + r * rowHeight, height: rowHeight }}
          >
            <Head head={rows[r]} role="rowheader" index={1} style={{ width: headWidth }} />
            {shownColumns.map((c) => (
              <div
                key={columns[c]?.name}
                role="gridcell"
                aria-colindex={c + 2}
                tabIndex={r === row && c === column ? 0 : -1}
                className="cell"
                style={{ left: headWidth + c * columnWidth, width: columnWidth }}
                onFocus={() =>
                  setAt((before) =>
                    before.row === r && before.column === c ? before : { row: r, column: c, byKey: false },
                  )
                }
                onClick={() => onOpen(rows[r]?.name ?? "", columns[c]?.name ?? "")}
              >
                {cell(rows[r]?.name ?? "", columns[c]?.name ?? "")}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

interface HeadProps {
  readonly head: GridHead | { readonly label: string } | undefined;
  readonly role: "columnheader" | "rowheader";
  readonly index: number;
  readonly className?: string;
  readonly style: React.CSSProperties;
}

function Head({ head, role, index, className = "", style }: HeadProps) {
  return (
    <div role={role} aria-colindex={index} className={`head ${className}`} style={style} title={head?.label}>
      {head && "href" in head ? (
        // Beside the keys of the grid: what a cell opens leads to both, too.
        <Link to={head.href} tabIndex={-1}>
          <strong>{head.label}</strong>
        </Link>
      ) : (
        <strong>{head?.label}</strong>
      )}
      {head && "hint" in head && head.hint && <small>{head.hint}</small>}
    </div>
  );
}

/** Columns fill the frame, where there are few. */
function widthOf({ clientWidth }: HTMLElement, columns: number): number {
  return Math.max(leastColumnWidth, Math.floor((clientWidth - headWidth) / Math.max(1, columns)));
}

function sightOf({ scrollTop, scrollLeft, clientHeight, clientWidth }: HTMLElement, columnWidth: number): InSight {
  return {
    top: Math.floor(scrollTop / rowHeight) - beyond,
    bottom: Math.ceil((scrollTop + clientHeight - headHeight) / rowHeight) + beyond,
    left: Math.floor(scrollLeft / columnWidth) - beyond,
    right: Math.ceil((scrollLeft + clientWidth - headWidth) / columnWidth) + beyond,
  };
}

const same = (a: InSight, b: InSight): boolean =>
  a.top === b.top && a.bottom === b.bottom && a.left === b.left && a.right === b.right;

/** The numbers of the rows or columns to draw; the one with the focus is always among them. */
export function drawn(first: number, last: number, count: number, focused: number): readonly number[] {
  const [from, to] = [Math.max(0, first), Math.min(count - 1, last)];
  const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  if (focused < 0 || focused >= count || (focused >= from && focused <= to)) return numbers;
  return focused < from ? [focused, ...numbers] : [...numbers, focused];
}

const within = (wanted: number, last: number): number => Math.max(0, Math.min(last, wanted));

/** Scrolls no further than is needed for a cell to lie beside the heads, not under them. */
function show(box: HTMLElement, row: number, column: number, columnWidth: number): void {
  const [top, left] = [row * rowHeight, column * columnWidth];
  box.scrollTop = Math.min(top, Math.max(box.scrollTop, top + rowHeight - (box.clientHeight - headHeight)));
  box.scrollLeft = Math.min(left, Math.max(box.scrollLeft, left + columnWidth - (box.clientWidth - headWidth)));
}
