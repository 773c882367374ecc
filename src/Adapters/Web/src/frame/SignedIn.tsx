import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { get } from "../api/client";
import { session } from "../api/session";
import type { Me } from "../api/types";
import type { Connection } from "../live/connection";
import { LiveContext } from "../live/context";
import { Followed } from "../live/followed";
import { browser, Live } from "../live/live";
import { useObserved } from "../observed";
import { TextsContext, useTexts } from "../text/texts";
import { useAnswer } from "../ui/answer";
import { TroubleNotice } from "../ui/TroubleNotice";
import { MeContext } from "./me";

const SignedInContext = createContext<{ me: Me | null; connection: Connection } | null>(null);

/** Who is signed in, and the connection; `me` is null until the server has said who that is. */
export function useSignedIn(): { me: Me | null; connection: Connection } {
  const value = useContext(SignedInContext);
  if (!value) throw new Error("Nobody is signed in here.");
  return value;
}

function partsOf(token: string) {
  const live = new Live(browser);
  return { token, live, followed: new Followed(live) };
}

/** One sign-in: who it is, and a live connection for as long as it lasts. */
export function SignedIn({ children }: { children: ReactNode }) {
  const token = useObserved(session)?.token ?? "";
  // Another sign-in sees other things: nothing that was known goes over to it.
  const [parts, setParts] = useState(() => partsOf(token));
  if (parts.token !== token) setParts(partsOf(token));
  const { connection } = parts.live;
  const { data, trouble, reload } = useAnswer(token, (signal) => get("/api/me", { signal }));
  const me = data ?? null;
  const config = useAnswer("config", (signal) => get("/api/config", { signal })).data;
  const texts = useTexts();
  const withPeople = useMemo(
    () =>
      texts.withPeople(new Map([...(config?.signIn.people ?? []), ...(me ? [me] : [])].map((p) => [p.email, p.name]))),
    [texts, config, me],
  );

  useEffect(() => {
    const online = () => connection.start();
    const offline = () => connection.lost();
    window.addEventListener("online", online);
    window.addEventListener("offline", offline);
    connection.start();
    return () => {
      window.removeEventListener("online", online);
      window.removeEventListener("offline", offline);
      connection.stop();
    };
  }, [connection]);

  if (!me && trouble) return <TroubleNotice trouble={trouble} onRetry={reload} />;
  return (
    <LiveContext value={parts}>
      <SignedInContext value={{ me, connection }}>
        <MeContext value={me}>
          <TextsContext value={withPeople}>{children}</TextsContext>
        </MeContext>
      </SignedInContext>
    </LiveContext>
  );
}
