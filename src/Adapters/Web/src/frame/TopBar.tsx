import LiveRegion from "@cloudscape-design/components/live-region";
import TopNavigation, { type TopNavigationProps } from "@cloudscape-design/components/top-navigation";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { useNavigate } from "react-router";
import type { Me } from "../api/types";
import type { Connection, ConnectionState } from "../live/connection";
import { useObserved } from "../observed";
import { type Texts, useTexts } from "../text/texts";
import { useIsNarrow, useIsTiny } from "../ui/narrow";
import { browserTo, fetched } from "./fetched";
import icon from "./icon.svg";
import { change, type Settings, settings, type Theme } from "./settings";

// Fetched when the rest is on screen.
const Search = lazy(() =>
  fetched(
    async () => ({ default: (await import("./Search")).Search }),
    browserTo(() => location.pathname + location.search),
  ),
);

/** @param props.me Null while nobody is signed in. */
export function TopBar({ me, connection }: { me: Me | null; connection: Connection | null }) {
  const texts = useTexts();
  const wanted = useObserved(settings);
  const navigate = useNavigate();
  const utilities: TopNavigationProps.Utility[] = [settingsMenu(texts, wanted)];
  // A page of its own, so that leaving a half-filled form asks first.
  if (me) utilities.push(accountMenu(texts, me, () => void navigate("/sign-out", { state: { wanted: true } })));
  return connection ? (
    <WithConnection connection={connection} utilities={utilities} onHome={() => void navigate("/projects")} />
  ) : (
    <Bar utilities={utilities} onHome={() => void navigate("/")} />
  );
}

interface BarProps {
  utilities: readonly TopNavigationProps.Utility[];
  search?: ReactNode;
  onHome: () => void;
}

function WithConnection({ connection, utilities, onHome }: BarProps & { connection: Connection }) {
  const texts = useTexts();
  const state = useObserved(connection.state);
  const isNarrow = useIsNarrow();
  const isBack = useIsRecent(state.turns > 1 ? state.liveSince : null) && state.link === "live";
  return (
    <>
      <Bar
        utilities={[connectionMenu(texts, connection, state, { isBack, isNarrow }), ...utilities]}
        search={
          (!isNarrow || state.link === "live") && (
            <Suspense>
              <Search />
            </Suspense>
          )
        }
        onHome={onHome}
      />
      <LiveRegion hidden>{isBack ? texts.t("connection.back") : ""}</LiveRegion>
    </>
  );
}

/** True for some seconds after a moment. */
function useIsRecent(at: number | null): boolean {
  const [over, setOver] = useState<number | null>(null);
  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(() => setOver(at), 5000);
    return () => clearTimeout(timer);
  }, [at]);
  return at !== null && over !== at;
}

function Bar({ utilities, search, onHome }: BarProps) {
  const isTiny = useIsTiny();
  return (
    <TopNavigation
      identity={{
        href: "/",
        ...(isTiny ? { logo: { src: icon, alt: "BucketManager" } } : { title: "BucketManager" }),
        onFollow: (event) => {
          event.preventDefault();
          onHome();
        },
      }}
      search={search}
      utilities={utilities}
    />
  );
}

function connectionMenu(
  { t, time }: Texts,
  connection: Connection,
  { link, heardAt }: ConnectionState,
  { isBack, isNarrow }: { isBack: boolean; isNarrow: boolean },
): TopNavigationProps.Utility {
  const from = heardAt === null ? "" : time(heardAt);
  const text = {
    connecting: t("connection.connecting"),
    live: t(isBack ? "connection.back" : "connection.live"),
    reconnecting: heardAt === null ? t("connection.reconnecting") : t("connection.reconnectingFrom", { time: from }),
    offline: heardAt === null ? t("connection.offline") : t("connection.offlineFrom", { time: from }),
  }[link];
  const hint = t(link === "live" ? "connection.liveHint" : "connection.cutHint");
  return {
    type: "menu-dropdown",
    // A phone has room for the least only; the menu says it all.
    ...(isNarrow && link === "live" ? { ariaLabel: text } : { text: isNarrow ? t(`connection.${link}`) : text }),
    iconName: link === "live" ? "status-positive" : link === "offline" ? "status-warning" : "status-pending",
    description: isNarrow ? `${text}. ${hint}` : hint,
    disableUtilityCollapse: true,
    disableTextCollapse: true,
    items: [{ id: "now", text: t("connection.now"), disabled: link === "live" }],
    onItemClick: () => connection.start(),
  };
}

function settingsMenu({ t, language }: Texts, { theme, density, keys }: Settings): TopNavigationProps.Utility {
  const themes: readonly Theme[] = ["light", "dark", "system"];
  return {
    type: "menu-dropdown",
    iconName: "settings",
    ariaLabel: t("settings.title"),
    title: t("settings.title"),
    items: [
      {
        text: t("settings.appearance"),
        items: themes.map((id) => ({
          id,
          itemType: "checkbox",
          checked: theme === id,
          text: t(`settings.theme.${id}`),
        })),
      },
      {
        text: t("settings.density"),
        items: [{ id: "compact", itemType: "checkbox", checked: density === "compact", text: t("settings.compact") }],
      },
      {
        text: t("settings.keyboard"),
        items: [{ id: "keys", itemType: "checkbox", checked: keys, text: t("settings.keys") }],
      },
      {
        text: t("settings.language"),
        items: [
          { id: "en", itemType: "checkbox", checked: language === "en", text: "English", lang: "en" },
          { id: "it", itemType: "checkbox", checked: language === "it", text: "Italiano", lang: "it" },
        ],
      },
    ],
    onItemClick: ({ detail: { id } }) => {
      if (id === "compact") change({ density: density === "compact" ? "comfortable" : "compact" });
      else if (id === "keys") change({ keys: !keys });
      else if (id === "en" || id === "it") change({ language: id });
      else change({ theme: id as Theme });
    },
  };
}

function accountMenu({ t }: Texts, { name, email, admin }: Me, onSignOut: () => void): TopNavigationProps.Utility {
  return {
    type: "menu-dropdown",
    text: name,
    description: admin ? t("account.admin", { email }) : email,
    iconName: "user-profile",
    items: [{ id: "sign-out", text: t("account.signOut") }],
    onItemClick: onSignOut,
  };
}
