import { createContext, type ReactNode, useContext } from "react";
import { Copy } from "./Copy";

/** The secret, and whether it may be seen. It is copied all the same. */
export interface Shown {
  readonly secret: string | null;
  readonly isRevealed: boolean;
}

export const ShownContext = createContext<Shown>({ secret: null, isRevealed: false });

/** Values to be entered somewhere. */
export function Values({ children }: { children: ReactNode }) {
  return <dl className="values">{children}</dl>;
}

export function Value({ name, value, children }: { name: string; value: string; children?: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>
          <Hidden text={value} />
        </code>
        {children}
        <Copy what={name} text={value} />
      </dd>
    </div>
  );
}

/** Lines for a file or a command line. */
export function Lines({ name, text, children }: { name: string; text: string; children?: ReactNode }) {
  return (
    <div className="lines">
      <pre role="group" aria-label={name}>
        <Hidden text={text} />
      </pre>
      {children}
      <Copy what={name} text={text} />
    </div>
  );
}

function Hidden({ text }: { text: string }) {
  const { secret, isRevealed } = useContext(ShownContext);
  return secret === null || isRevealed ? text : text.replaceAll(secret, "•".repeat(12));
}
