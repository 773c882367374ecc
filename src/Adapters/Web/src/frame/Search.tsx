import Autosuggest, { type AutosuggestProps } from "@cloudscape-design/components/autosuggest";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { get } from "../api/client";
import type { SearchHit } from "../api/types";
import { type Texts, useTexts } from "../text/texts";
import { useAnswer } from "../ui/answer";
import { placeOf } from "../ui/places";
import { useTyped } from "../ui/typed";
import { onKey } from "./keys";

/** Finds whatever one may see, by name, title, description, company, contact or key id, and goes there. */
export function Search() {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const field = useRef<AutosuggestProps.Ref>(null);
  const [asked, setAsked] = useState("");
  const [text, setText] = useTyped(asked, setAsked);
  const { data, trouble, reload } = useAnswer(asked.trim() === "" ? null : asked, async (signal) => ({
    asked,
    items: (await get("/api/search", { query: { q: asked.trim() }, signal })).items,
  }));
  useEffect(() => onKey("/", () => field.current?.focus()), []);

  // What was found for another text is not shown under this one.
  const isFound = data?.asked === text;
  const hits = isFound ? data.items : [];
  const go = (place: string) => {
    setText("");
    setAsked("");
    void navigate(place);
  };
  return (
    <div role="search">
      <Autosuggest
        ref={field}
        value={text}
        ariaLabel={t("search.label")}
        placeholder={t("search.label")}
        filteringType="manual"
        hideEnteredTextOption
        options={groupsOf(hits, texts)}
        statusType={text.trim() === "" || isFound ? "finished" : trouble ? "error" : "loading"}
        loadingText={t("search.loading")}
        errorText={trouble && texts.trouble(trouble)}
        recoveryText={t("trouble.retry")}
        {...(text.trim() !== "" && isFound && hits.length === 0 && { finishedText: t("search.none") })}
        onLoadItems={({ detail }) => {
          if (!detail.firstPage || trouble) reload();
        }}
        onChange={({ detail }) => setText(detail.value)}
        onSelect={({ detail: { selectedOption, value } }) => {
          // Without a choice Enter takes the first: it fits best.
          if (selectedOption) go(value);
          else if (hits[0]) go(placeOf(hits[0]));
        }}
      />
    </div>
  );
}

/** The hits by kind; within one the best first, as they come. */
function groupsOf(hits: readonly SearchHit[], { t }: Texts): AutosuggestProps.Options {
  return (["project", "bucket", "user"] as const)
    .map((kind) => ({
      label: t(`${kind}s.title`),
      options: hits
        .filter((hit) => hit.kind === kind)
        .map((hit) => ({
          value: placeOf(hit),
          label: hit.title,
          ...(hit.match !== hit.title && { description: hit.match }),
          ...(kind !== "project" && { labelTag: hit.project }),
        })),
    }))
    .filter((group) => group.options.length > 0);
}
