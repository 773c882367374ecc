import { createBrowserRouter, redirect } from "react-router";
import { Frame } from "./frame/Frame";
import { Lost } from "./frame/Lost";
import type { TextKey } from "./text/texts";

/** A step of the breadcrumbs: a text, or the name of a place in the address. */
export type Crumb = { readonly text: TextKey } | { readonly place: string };

/** Each page is a file of its own, fetched when it is first gone to. */
export const router = createBrowserRouter([
  {
    element: <Frame />,
    errorElement: <Lost />,
    // Nothing to see while the first page's file is fetched: that takes a moment only.
    hydrateFallbackElement: <></>,
    children: [
      { index: true, loader: () => redirect("/projects") },
      { path: "sign-in", lazy: () => import("./pages/signIn") },
      {
        path: "projects",
        handle: { text: "projects.title" } satisfies Crumb,
        children: [
          { index: true, lazy: () => import("./pages/projects") },
          {
            path: "create",
            handle: { text: "createProject.title" } satisfies Crumb,
            lazy: () => import("./pages/createProject"),
          },
        ],
      },
      {
        path: "projects/:project",
        handle: { place: "project" } satisfies Crumb,
        children: [
          { index: true, lazy: () => import("./pages/project") },
          {
            path: "buckets",
            handle: { text: "buckets.title" } satisfies Crumb,
            children: [
              { index: true, lazy: () => import("./pages/buckets") },
              {
                path: "create",
                handle: { text: "createBucket.title" } satisfies Crumb,
                lazy: () => import("./pages/createBucket"),
              },
              {
                path: ":bucket",
                handle: { place: "bucket" } satisfies Crumb,
                children: [
                  { index: true, lazy: () => import("./pages/bucket") },
                  {
                    path: "edit",
                    handle: { text: "page.edit" } satisfies Crumb,
                    lazy: () => import("./pages/editBucket"),
                  },
                ],
              },
            ],
          },
          {
            path: "users",
            handle: { text: "users.title" } satisfies Crumb,
            children: [
              { index: true, lazy: () => import("./pages/users") },
              {
                path: "create",
                handle: { text: "createUser.title" } satisfies Crumb,
                lazy: () => import("./pages/createUser"),
              },
              {
                path: ":user",
                handle: { place: "user" } satisfies Crumb,
                children: [
                  { index: true, lazy: () => import("./pages/user") },
                  {
                    path: "edit",
                    handle: { text: "page.edit" } satisfies Crumb,
                    lazy: () => import("./pages/editUser"),
                  },
                  {
                    path: "access",
                    handle: { text: "user.access" } satisfies Crumb,
                    lazy: () => import("./pages/editAccess"),
                  },
                ],
              },
            ],
          },
          {
            path: "access",
            handle: { text: "access.title" } satisfies Crumb,
            lazy: () => import("./pages/access"),
          },
          {
            path: "activity",
            handle: { text: "activity.title" } satisfies Crumb,
            lazy: () => import("./pages/activity"),
          },
          {
            path: "settings",
            handle: { text: "settings.title" } satisfies Crumb,
            children: [
              { index: true, lazy: () => import("./pages/settings") },
              {
                path: "edit",
                handle: { text: "page.edit" } satisfies Crumb,
                lazy: () => import("./pages/editProject"),
              },
            ],
          },
        ],
      },
      { path: "*", lazy: () => import("./pages/notFound") },
    ],
  },
]);
