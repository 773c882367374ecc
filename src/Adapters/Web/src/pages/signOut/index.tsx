import { useEffect } from "react";
import { Navigate, useLocation, useNavigate } from "react-router";
import { get } from "../../api/client";
import { end, session } from "../../api/session";
import { usePage } from "../../frame/page";
import { useTexts } from "../../text/texts";
import { forgetDrafts } from "../../ui/draft";
import { Waiting } from "../../ui/Waiting";

/** Ends the sign-in here, in all tabs, and at the issuer. A link from elsewhere signs nobody out. */
export function Component() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const location = useLocation();
  const isWanted = (location.state as { wanted?: boolean } | null)?.wanted === true;
  usePage({ title: t("account.signOut") });

  useEffect(() => {
    if (!isWanted) return;
    void signOut().then((hasLeft) => {
      // Without the way back: the next person begins anew.
      if (!hasLeft) void navigate("/sign-in", { replace: true });
    });
  }, [isWanted, navigate]);

  return isWanted ? <Waiting /> : <Navigate to="/projects" replace />;
}

/** Says whether the issuer's page comes next. */
async function signOut(): Promise<boolean> {
  const ended = session.value;
  end();
  forgetDrafts();
  try {
    const { signIn } = await get("/api/config", {});
    if (signIn.kind !== "oidc") return false;
    const oidc = await import("../../api/oidc");
    return await oidc.signOut(signIn, ended);
  } catch {
    // Cut off: here, where it counts most, it is over.
    return false;
  }
}
