import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect, useState } from "react";
import { Navigate, useSearchParams } from "react-router";
import { get, signInLocally } from "../../api/client";
import { begin, lastPerson, session } from "../../api/session";
import { Trouble } from "../../api/trouble";
import type { Config, SignInPerson } from "../../api/types";
import icon from "../../frame/icon.svg";
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
  const person = useObserved(session)?.person;
  const [params] = useSearchParams();
  const [before] = useState(lastPerson);
  const target = returnTo(params.get("return"));
  const { data: config, trouble, reload } = useAnswer("config", (signal) => get("/api/config", { signal }));
  // Where somebody else was, with all that stands in its address, is nothing to go on with.
  if (person !== undefined)
    return <Navigate to={before === null || before === person ? target : "/projects"} replace />;

  return (
    <div className="sign-in">
      <div className="welcome">
        <img src={icon} alt="" />
        <Box variant="h1">BucketManager</Box>
        <Box variant="p" fontSize="heading-s" color="text-body-secondary">
          {t("signIn.lead")} {config?.organisation && t("signIn.for", { organisation: config.organisation })}
        </Box>
      </div>
      <Container header={<Header variant="h2">{t("signIn.title")}</Header>}>
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
function Locally({ people }: { people: readonly SignInPerson[] }) {
  const { t } = useTexts();
  const [busy, setBusy] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const signIn = async (email: string) => {
    setBusy(email);
    setTrouble(null);
    try {
      begin(await signInLocally(email));
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
        {people.map(({ email, name, may }) => (
          <li key={email}>
            <div>
              <Box>{t(`signIn.may.${may}`)}</Box>
              <Box fontSize="body-s" color="text-body-secondary">
                {email}
              </Box>
            </div>
            <Button
              loading={busy === email}
              disabled={busy !== null && busy !== email}
              onClick={() => void signIn(email)}
            >
              {t("signIn.as", { name })}
            </Button>
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
    const address = location.href;
    const { signIn } = config;
    const finish = async () => {
      const oidc = await import("../../api/oidc");
      const target = await oidc.targetOf(signIn, address);
      // The code is good for one use: out of the address with it, so that a reload does not offer it again.
      setParams(target === null ? {} : { return: target }, { replace: true });
      await oidc.finish(signIn, address);
    };
    finish().catch((error: unknown) => setProblem(String(error)));
  }, [code, state, config, setParams]);

  const start = async () => (await import("../../api/oidc")).start(config.signIn, target);

  return (
    <SpaceBetween size="l">
      {problem !== null && <Alert type="error">{t("signIn.failed", { problem })}</Alert>}
      <Button
        variant="primary"
        fullWidth
        loading={code !== null}
        onClick={() => void start().catch((error: unknown) => setProblem(String(error)))}
      >
        {t("signIn.title")}
      </Button>
    </SpaceBetween>
  );
}
