import AppLayoutToolbar, { type AppLayoutToolbarProps } from "@cloudscape-design/components/app-layout-toolbar";
import { useEffect, useRef } from "react";
import { Navigate, Outlet, useLocation, useParams } from "react-router";
import { session } from "../api/session";
import { useObserved } from "../observed";
import { useTexts } from "../text/texts";
import { useIsNarrow, useIsPrinted } from "../ui/narrow";
import { Waiting } from "../ui/Waiting";
import { Crumbs, useCrumbs } from "./Crumbs";
import { Help } from "./Help";
import { endHelp, help } from "./help";
import { onEscapeBesideDialog } from "./keys";
import { ListOfKeys } from "./ListOfKeys";
import { Notices } from "./Notices";
import { pageInFrame } from "./page";
import { SideBar } from "./SideBar";
import { SignedIn, useSignedIn } from "./SignedIn";
import { TopBar } from "./TopBar";

/** What stands around every page. Without a sign-in there is one page only, and it leads back to where one wanted to go. */
export function Frame() {
  const person = useObserved(session)?.person;
  const { pathname, search } = useLocation();
  if (pathname === "/sign-in" || pathname === "/sign-out") return <Outside />;
  if (person === undefined) return <Navigate to={`/sign-in?return=${encodeURIComponent(pathname + search)}`} replace />;
  return (
    // Nothing of one person is left on screen for the next.
    <SignedIn key={person} person={person}>
      <Inside />
    </SignedIn>
  );
}

function Outside() {
  return (
    <>
      <SkipLink />
      <div id="top-bar">
        <TopBar me={null} connection={null} />
      </div>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </>
  );
}

function Inside() {
  const { t } = useTexts();
  const { me, connection } = useSignedIn();
  const { project } = useParams();
  const { pathname } = useLocation();
  const page = useObserved(pageInFrame);
  const crumbs = useCrumbs();
  // On a phone a panel would lie over what it explains; there a page does it.
  const splitPanel = useIsNarrow() ? undefined : page.splitPanel;
  const explained = useObserved(help);
  const isPrinted = useIsPrinted();
  useEffect(onEscapeBesideDialog, []);
  // A page's explanation goes with the page.
  useEffect(() => help.set(null), [pathname]);
  // On a phone it covers the page: the keyboard goes on in it.
  const frame = useRef<AppLayoutToolbarProps.Ref>(null);
  useEffect(() => {
    if (explained) frame.current?.focusToolsClose();
  }, [explained]);
  return (
    <>
      <SkipLink />
      <div id="top-bar">
        <TopBar me={me} connection={connection} />
      </div>
      <ListOfKeys />
      <AppLayoutToolbar
        ref={frame}
        headerSelector="#top-bar"
        toolsHide={!explained}
        tools={explained && <Help topic={explained.topic} />}
        toolsOpen={explained !== null}
        onToolsChange={({ detail }) => {
          if (!detail.open) endHelp();
        }}
        navigationHide={!project || isPrinted}
        navigation={project && <SideBar project={project} />}
        breadcrumbs={crumbs.length > 1 && <Crumbs items={crumbs} />}
        notifications={<Notices />}
        stickyNotifications
        contentType={page.contentType ?? "default"}
        splitPanel={splitPanel}
        splitPanelOpen={splitPanel !== undefined}
        onSplitPanelToggle={({ detail }) => {
          if (!detail.open) page.onSplitPanelClosed?.();
        }}
        ariaLabels={{
          navigation: t("frame.navigation"),
          navigationClose: t("frame.navigationClose"),
          navigationToggle: t("frame.navigationOpen"),
          notifications: t("frame.notices"),
          tools: t("help.panel"),
          toolsClose: t("help.close"),
          toolsToggle: t("help.panel"),
        }}
        content={
          <Content>
            {/* Another address is another thing: nothing of the last one stays. */}
            {me ? <Outlet key={pathname} /> : <Waiting />}
          </Content>
        }
      />
    </>
  );
}

/** Whoever goes to another page is taken to its beginning, also those who do not see it. */
function Content({ children }: { children: React.ReactNode }) {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    place.current?.focus();
  }, [pathname]);
  return (
    <div id="content" tabIndex={-1} ref={place}>
      {children}
    </div>
  );
}

function SkipLink() {
  const { t } = useTexts();
  return (
    <a
      className="skip-link"
      href="#content"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById("content")?.focus();
      }}
    >
      {t("frame.skip")}
    </a>
  );
}
