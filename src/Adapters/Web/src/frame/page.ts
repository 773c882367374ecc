import type { AppLayoutToolbarProps } from "@cloudscape-design/components/app-layout-toolbar";
import { type ReactNode, useEffect } from "react";
import { Observed } from "../observed";

/** What a page says about itself to the frame around it. */
export interface PageInFrame {
  /** For the window's title. */
  readonly title: string;
  readonly contentType?: AppLayoutToolbarProps.ContentType;
  readonly splitPanel?: ReactNode;
  readonly onSplitPanelClosed?: () => void;
}

export const pageInFrame = new Observed<PageInFrame>({ title: "" });

/** Tells the frame about the page that is on screen. */
export function usePage(page: PageInFrame): void {
  // After each drawing: the split panel shows what the page now holds. Without one, the frame is drawn anew for another page only.
  useEffect(() => {
    const { title, contentType, splitPanel } = pageInFrame.value;
    if (splitPanel || page.splitPanel || title !== page.title || contentType !== page.contentType)
      pageInFrame.set(page);
  });
  useEffect(() => {
    document.title = page.title ? `${page.title} · BucketManager` : "BucketManager";
  }, [page.title]);
}
