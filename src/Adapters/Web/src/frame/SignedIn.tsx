import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { get } from "../api/client";
import { rememberPerson } from "../api/session";
import type { Me } from "../api/types";
import type { Connection } from "../live/connection";
import { LiveContext } from "../live/context";
import { Followed } from "../live/followed";
import { browser, Live } from "../live/live";
import { TextsContext, useTexts } from "../text/texts";
import { useAnswer } from "../ui/answer";
import { forgetDraftsOfOthers } from "../ui/draft";
import { TroubleNotice } from "../ui/TroubleNotice";
import { MeContext } from "./me";

const SignedInContext = createContext<{ me: Me | null; connection: Connection } | null>(null);

/** Who is signed in, and the connection; `me` is null until the server has said who that is. */
export function useSignedIn(): { me: Me | null; connection: Connection } {
  const value = useContext(SignedInContext);
  if (!value) throw new Error("Nobody is signed in here.");
  return value;
}

function makeParts() {
  const live = new Live(browser);
  return { live, followed: new Followed(live) };
}

/** Somebody's sign-in: who it is, and a live connection for as long as it lasts. Another person needs another one. */
export function SignedIn({ person, children }: { person: string; children: ReactNode }) {
  const [parts] = useState(makeParts);
  const { connection } = parts.live;
  const { data, trouble, reload } = useAnswer(person, (signal) => get("/api/me", { signal }));
  const me = data ?? null;
  const config = useAnswer("config", (signal) => get("/api/config", { signal })).data;
  const texts = useTexts();
  const withPeople = useMemo(
    () =>
      texts.withPeople(new Map([...(config?.signIn.people ?? []), ...(me ? [me] : [])].map((p) => [p.email, p.name]))),
    [texts, config, me],
  );

  useEffect(() => {
    rememberPerson(person);
    forgetDraftsOfOthers(person);
  }, [person]);

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
