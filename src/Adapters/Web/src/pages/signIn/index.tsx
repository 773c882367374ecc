import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect, useState } from "react";
import { Navigate, useSearchParams } from "react-router";
import { get, signInLocally } from "../../api/client";
import * as oidc from "../../api/oidc";
import { begin, session } from "../../api/session";
import { Trouble } from "../../api/trouble";
import type { Config, Person } from "../../api/types";
import { usePage } from "../../frame/page";
import { useObserved } from "../../observed";
import { useTexts } from "../../text/texts";
import { useAnswer } from "../../ui/answer";
import { TroubleNotice } from "../../ui/TroubleNotice";
import { Waiting } from "../../ui/Waiting";
import { returnTo } from "./returnTo";
import "./signIn.css";

export function Component() {
  const { t } = useTexts();
  usePage({ title: t("signIn.title") });
  const isSignedIn = useObserved(session) !== null;
  const [params] = useSearchParams();
  const target = returnTo(params.get("return"));
  const { data: config, trouble, reload } = useAnswer("config", (signal) => get("/api/config", { signal }));
  if (isSignedIn) return <Navigate to={target} replace />;

  return (
    <div className="sign-in">
      <Container
        header={
          <Header variant="h1" description={config?.organisation}>
            {t("signIn.title")}
          </Header>
        }
      >
        {config ? (
          config.signIn.kind === "local" ? (
            <Locally people={config.signIn.people ?? []} />
          ) : (
            <WithOidc config={config} target={target} />
          )
        ) : trouble ? (
          <TroubleNotice trouble={trouble} onRetry={reload} />
        ) : (
          <Waiting />
        )}
      </Container>
    </div>
  );
}

/** The local host's sample people, who need no password. */
function Locally({ people }: { people: readonly Person[] }) {
  const { t } = useTexts();
  const [busy, setBusy] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const signIn = async (email: string) => {
    setBusy(email);
    setTrouble(null);
    try {
      const { accessToken, expiresAt } = await signInLocally(email);
      begin({ token: accessToken, expiresAt });
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setTrouble(error);
      setBusy(null);
    }
  };

  return (
    <SpaceBetween size="l">
      <Box color="text-body-secondary">{t("signIn.local")}</Box>
      {trouble && <TroubleNotice trouble={trouble} />}
      <ul className="people">
        {people.map(({ email, name }) => (
          <li key={email}>
            <Button
              fullWidth
              loading={busy === email}
              disabled={busy !== null && busy !== email}
              onClick={() => void signIn(email)}
            >
              {t("signIn.as", { name })}
            </Button>
            <Box fontSize="body-s" color="text-body-secondary" textAlign="center">
              {email}
            </Box>
          </li>
        ))}
      </ul>
    </SpaceBetween>
  );
}

/** Goes to the issuer, and takes what it brings back. */
function WithOidc({ config, target }: { config: Config; target: string }) {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const [problem, setProblem] = useState<string | null>(params.get("error"));
  const code = params.get("code");
  const state = params.get("state");

  useEffect(() => {
    if (code === null || state === null) return;
    // The code is good for one use: out of the address with it, so that a reload does not offer it again.
    const target = oidc.targetOf(state);
    setParams(target === null ? {} : { return: target }, { replace: true });
    oidc.finish(config.signIn, code, state).catch((error: unknown) => setProblem(String(error)));
  }, [code, state, config, setParams]);

  return (
    <SpaceBetween size="l">
      {problem !== null && <Alert type="error">{t("signIn.failed", { problem })}</Alert>}
      <Button
        variant="primary"
        fullWidth
        loading={code !== null}
        onClick={() => void oidc.start(config.signIn, target).catch((error: unknown) => setProblem(String(error)))}
      >
        {t("signIn.title")}
      </Button>
    </SpaceBetween>
  );
}
