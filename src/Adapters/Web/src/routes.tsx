import type { ComponentType } from "react";
import { createBrowserRouter, redirect } from "react-router";
import { browserTo, fetched } from "./frame/fetched";
import { Frame } from "./frame/Frame";
import { Lost } from "./frame/Lost";
import { ForAdmins, ForManagers } from "./frame/Rights";
import type { TextKey } from "./text/texts";

/** A step of the breadcrumbs: a text, or the name of a place in the address. */
export type Crumb = { readonly text: TextKey } | { readonly place: string };

type Load = () => Promise<{ Component: ComponentType }>;

// A sign-in is renewed by an issuer also after the program was updated.
const loads: (() => Promise<unknown>)[] = [() => import("./api/oidc")];

/** Each page is a file of its own, fetched when it is first gone to, or before. */
function page(load: Load): Load {
  loads.push(load);
  return () => fetched(load, browser);
}

const browser = browserTo(() => {
  const { navigation, location } = router.state;
  const { pathname, search } = navigation.location ?? location;
  return pathname + search;
});

/** Fetches all pages while nothing else is to be done: one that is gone to later needs no connection. */
export async function fetchAhead(): Promise<void> {
  // Cut off, or updated meanwhile: who goes there hears of it.
  for (const load of loads) await load().catch(() => undefined);
}

export const router = createBrowserRouter([
  {
    element: <Frame />,
    errorElement: <Lost />,
    // Nothing to see while the first page's file is fetched: that takes a moment only.
    hydrateFallbackElement: <></>,
    children: [
      {
        // A page that cannot be shown leaves the frame as it is.
        errorElement: <Lost />,
        children: [
          { index: true, loader: () => redirect("/projects") },
          { path: "sign-in", lazy: page(() => import("./pages/signIn")) },
          { path: "sign-out", lazy: page(() => import("./pages/signOut")) },
          {
            path: "projects",
            handle: { text: "projects.title" } satisfies Crumb,
            children: [
              { index: true, lazy: page(() => import("./pages/projects")) },
              {
                path: "create",
                handle: { text: "createProject.title" } satisfies Crumb,
                element: <ForAdmins />,
                children: [{ index: true, lazy: page(() => import("./pages/createProject")) }],
              },
            ],
          },
          {
            path: "projects/:project",
            handle: { place: "project" } satisfies Crumb,
            children: [
              { index: true, lazy: page(() => import("./pages/project")) },
              {
                path: "buckets",
                handle: { text: "buckets.title" } satisfies Crumb,
                children: [
                  { index: true, lazy: page(() => import("./pages/buckets")) },
                  {
                    path: "create",
                    handle: { text: "createBucket.title" } satisfies Crumb,
                    element: <ForManagers />,
                    children: [{ index: true, lazy: page(() => import("./pages/createBucket")) }],
                  },
                  {
                    path: ":bucket",
                    handle: { place: "bucket" } satisfies Crumb,
                    children: [
                      { index: true, lazy: page(() => import("./pages/bucket")) },
                      {
                        path: "edit",
                        handle: { text: "page.edit" } satisfies Crumb,
                        element: <ForManagers />,
                        children: [{ index: true, lazy: page(() => import("./pages/editBucket")) }],
                      },
                    ],
                  },
                ],
              },
              {
                path: "users",
                handle: { text: "users.title" } satisfies Crumb,
                children: [
                  { index: true, lazy: page(() => import("./pages/users")) },
                  {
                    path: "create",
                    handle: { text: "createUser.title" } satisfies Crumb,
                    element: <ForManagers />,
                    children: [{ index: true, lazy: page(() => import("./pages/createUser")) }],
                  },
                  {
                    path: ":user",
                    handle: { place: "user" } satisfies Crumb,
                    children: [
                      { index: true, lazy: page(() => import("./pages/user")) },
                      {
                        path: "edit",
                        handle: { text: "page.edit" } satisfies Crumb,
                        element: <ForManagers />,
                        children: [{ index: true, lazy: page(() => import("./pages/editUser")) }],
                      },
                      {
                        path: "access",
                        handle: { text: "user.access" } satisfies Crumb,
                        element: <ForManagers />,
                        children: [{ index: true, lazy: page(() => import("./pages/editAccess")) }],
                      },
                    ],
                  },
                ],
              },
              {
                path: "access",
                handle: { text: "access.title" } satisfies Crumb,
                lazy: page(() => import("./pages/access")),
              },
              {
                path: "activity",
                handle: { text: "activity.title" } satisfies Crumb,
                lazy: page(() => import("./pages/activity")),
              },
              {
                path: "settings",
                handle: { text: "settings.title" } satisfies Crumb,
                children: [
                  { index: true, lazy: page(() => import("./pages/settings")) },
                  {
                    path: "edit",
                    handle: { text: "page.edit" } satisfies Crumb,
                    element: <ForManagers />,
                    children: [{ index: true, lazy: page(() => import("./pages/editProject")) }],
                  },
                ],
              },
            ],
          },
          { path: "*", lazy: page(() => import("./pages/notFound")) },
        ],
      },
    ],
  },
]);
