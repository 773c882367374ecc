import Alert from "@cloudscape-design/components/alert";
import Button, { type ButtonProps } from "@cloudscape-design/components/button";
import Form from "@cloudscape-design/components/form";
import Header from "@cloudscape-design/components/header";
import LiveRegion from "@cloudscape-design/components/live-region";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { Refused, SignedOut, Trouble, Unreachable } from "../api/trouble";
import type { Operation, Preview, Sentence, Thing } from "../api/types";
import { useSignedIn } from "../frame/SignedIn";
import { useFollowed } from "../live/context";
import { useObserved } from "../observed";
import { useTexts } from "../text/texts";
import { calm, whenCalm } from "./calm";
import type { Draft } from "./draft";
import { useLatest } from "./latest";
import { withMessages } from "./withMessages";
import { LeaveQuestion } from "./LeaveQuestion";
import { same } from "./merge";
import { at, ruledWith, unescaped } from "./pointer";
import { Review } from "./Review";
import { TroubleNotice } from "./TroubleNotice";

export interface EditFormProps<T> {
  readonly title: string;
  readonly description?: string;
  readonly draft: Draft<T>;
  /** What the change would do. */
  readonly preview: (values: T) => Promise<Preview>;
  /** Asks for the change; a repeated key makes it once. */
  readonly submit: (values: T, key: string) => Promise<Operation>;
  /** On the button that asks for the change. */
  readonly submitText: string;
  /** Where to go when it was accepted, or given up. */
  readonly after: { readonly done: string; readonly cancelled: string };
  /** Asks what to do where somebody else was faster; `review` goes on to the review of what it is given. */
  readonly conflict?: (current: Thing, review: (values: T) => void) => ReactNode;
  /** Errors of entries that cannot be read. The server judges the rest, with something legal in their place. */
  readonly rules?: (values: T) => Unread<T>;
  /** The request body for these values; the JSON pointers of errors lead into it. */
  readonly bodyOf: (values: T) => unknown;
  readonly children: (errorOf: ErrorOf, leaving: (pointer: string) => void) => ReactNode;
}

/** Errors of entries that cannot be read, and all entries with something legal in the place of those. */
export interface Unread<T> {
  readonly errors: readonly Wrong[];
  readonly readable: T;
}

/** The error at a JSON pointer, in words. */
export interface Wrong {
  readonly field: string;
  readonly says: string;
}

/**
 * The errors at a JSON pointer and below it, a line for each; empty if there are none. A line of a list is named by its text.
 * @param withKeys What is below the pointer is named by its key.
 */
export type ErrorOf = (pointer: string, withKeys?: boolean) => string;

/** What the server says of values, and during which turn of the connection it was asked. */
interface Checked<T> {
  readonly values: T;
  readonly turns: number;
  readonly trouble: Trouble | null;
  readonly warnings: readonly Sentence[];
}

const pause = 400;

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/**
 * A form: typed, held against the server's own rules while that goes on, reviewed in plain sentences, then asked for. Whatever
 * goes wrong, what was typed stays.
 */
export function EditForm<T extends object>(props: EditFormProps<T>) {
  const { draft, after } = props;
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const followed = useFollowed();
  const { link, turns } = useObserved(useSignedIn().connection.state);
  const place = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isAsked, setIsAsked] = useState(false);
  const [misses, setMisses] = useState(0);
  const [isBusy, setIsBusy] = useState(false);
  const [wayOn, setWayOn] = useState<string | null>(null);
  const [checked, setChecked] = useState<Checked<T>>();
  const [review, setReview] = useState<Reviewed<T> | null>(null);
  const trouble = checked?.trouble ?? null;
  const refused = trouble instanceof Refused ? trouble : null;

  const current = checked?.values === draft.values ? refused?.problem.current : null;

  const { values, isTouched } = draft;
  const latest = useLatest(values);
  const rules = props.rules ?? ((readable: T): Unread<T> => ({ errors: [], readable }));

  const check = async (values: T): Promise<Preview | null> => {
    const { errors, readable } = rules(values);
    const [preview, trouble] = await answerOf(props.preview(readable));
    await calm();
    // The answer to an older question never replaces the one to a newer.
    if (same(latest(), values)) setChecked({ values, turns, trouble, warnings: preview?.warnings ?? [] });
    return errors.length === 0 ? preview : null;
  };

  // The server's rules, while one types: what is wrong stands below a field once one has left it. What got no answer is asked again
  // when the connection is back.
  const isChecked = checked?.values === values && (!(trouble instanceof Unreachable) || checked.turns === turns);
  useEffect(() => {
    if (!isTouched || isChecked) return;
    const timer = setTimeout(() => void check(values), pause);
    return () => clearTimeout(timer);
  });

  // To the first field that is wrong, once what is wrong with it stands below it.
  useEffect(() => {
    if (misses > 0) place.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [misses]);

  // Back from the review to where it was asked for; before a dialog opens, which gives the focus back to where it was.
  const opener = useRef<ButtonProps.Ref>(null);
  const wasReviewed = useRef(false);
  useLayoutEffect(() => {
    if (wasReviewed.current && !review) opener.current?.focus();
    wasReviewed.current = review !== null;
  }, [review]);

  // Only now does nothing ask any more whether to leave without saving.
  useEffect(() => {
    if (wayOn !== null) void navigate(wayOn, withMessages);
  }, [wayOn, navigate]);

  const toReview = async (wanted: T) => {
    if (isBusy) return;
    setIsAsked(true);
    setIsBusy(true);
    let values = wanted;
    let preview = await check(values);
    // Whoever goes on typing meanwhile wants that reviewed.
    while (!same(latest(), values)) {
      values = latest();
      preview = await check(values);
    }
    setIsBusy(false);
    if (preview) setReview({ values, preview, key: crypto.randomUUID(), isUnanswered: false });
    else setMisses((n) => n + 1);
  };

  const submit = async (asked: Reviewed<T>) => {
    const { values } = asked;
    setIsBusy(true);
    setReview({ ...asked, isUnanswered: false });
    try {
      const operation = await props.submit(values, asked.key);
      draft.discard();
      followed.follow(operation);
      setWayOn(after.done);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setIsBusy(false);
      if (isUnanswered(error)) {
        // With the same key, so that it is not done twice.
        setReview({ ...asked, isUnanswered: true });
        return;
      }
      setChecked({ values, turns, trouble: error, warnings: [] });
      setReview(null);
      setMisses((n) => n + 1);
    }
  };

  // The body now and the body that was judged: an error stands as long as the two are the same around it.
  const sent = props.bodyOf(values);
  const judged = checked && props.bodyOf(checked.values);
  const unread = rules(values).errors;
  const refusals = (refused?.problem.errors ?? []).filter(({ field }) => {
    const place = ruledWith(field);
    return same(at(sent, place), at(judged, place)) && !unread.some((error) => error.field === field);
  });
  const standing: readonly Wrong[] = [
    ...unread,
    ...refusals.map((error) => ({ field: error.field, says: texts.fieldError(error) })),
  ];
  const errorOf: ErrorOf = (pointer, withKeys = false) => {
    if (!isAsked && !left.has(pointer)) return "";
    const errors = standing.filter(({ field }) => field === pointer || field.startsWith(`${pointer}/`));
    const lines = errors.map((error) => {
      const key = error.field.slice(pointer.length + 1);
      const list = at(judged, pointer);
      const line: unknown = Array.isArray(list) ? list[Number(key)] : withKeys ? unescaped(key) : undefined;
      const { says } = error;
      return typeof line === "string" && line !== "" ? t("form.wrongLine", { line: shortened(line), says }) : says;
    });
    return [...new Set(lines)].join("\n");
  };
  const leaving = (pointer: string) =>
    whenCalm(() => setLeft((before) => (before.has(pointer) ? before : new Set(before).add(pointer))));

  const question = (
    <LeaveQuestion isAsked={isTouched && wayOn === null} text={t("leave.text")} onLeave={draft.discard} />
  );
  if (review)
    return (
      <>
        <Review
          title={props.title}
          preview={review.preview}
          submitText={props.submitText}
          isBusy={isBusy}
          isUnanswered={review.isUnanswered}
          onBack={() => setReview(null)}
          onSubmit={() => void submit(review)}
        />
        {question}
      </>
    );
  const isSummed = isAsked && trouble && !current && !(trouble instanceof SignedOut);
  const isWrong = isAsked && !isBusy && standing.length > 0;
  const hasErrors = (refused?.problem.errors?.length ?? 0) > 0;
  return (
    <div ref={place}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void toReview(values);
        }}
      >
        <Form
          header={
            <Header variant="h1" description={props.description}>
              {props.title}
            </Header>
          }
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" formAction="none" onClick={() => void navigate(after.cancelled)}>
                {t("form.cancel")}
              </Button>
              <Button ref={opener} variant="primary" loading={isBusy}>
                {t("form.review")}
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="l">
            {draft.isRestored && (
              <Alert
                type="info"
                action={
                  <Button formAction="none" onClick={draft.discard}>
                    {t("form.afresh")}
                  </Button>
                }
              >
                {t("form.restored")}
              </Alert>
            )}
            {isWrong && <Alert type="error">{t("form.invalid", { count: standing.length })}</Alert>}
            {props.children(errorOf, leaving)}
            {/* Where nothing in a field is wrong, one is still at the button. */}
            <LiveRegion>
              {isSummed && !hasErrors && <Summary trouble={trouble} isOffline={link === "offline"} />}
            </LiveRegion>
          </SpaceBetween>
        </Form>
        {/* Below the buttons, which they would move. What was said of something older only keeps its place. */}
        <div className={checked?.values === values ? "warnings" : "warnings old"}>
          {checked?.warnings.map((warning) => (
            <Alert key={warning.code + warning.text} type="warning">
              {texts.say(warning)}
            </Alert>
          ))}
        </div>
      </form>
      {isAsked && !isBusy && current && props.conflict?.(current, (wanted) => void toReview(wanted))}
      {question}
    </div>
  );
}

function Summary({ trouble, isOffline }: { trouble: Trouble; isOffline: boolean }) {
  const { t } = useTexts();
  if (trouble instanceof Unreachable)
    return <Alert type="error">{t(isOffline ? "form.offline" : "form.unanswered")}</Alert>;
  return <TroubleNotice trouble={trouble} />;
}

/** A change as it was reviewed, which is what is asked for. */
interface Reviewed<T> {
  readonly values: T;
  readonly preview: Preview;
  readonly key: string;
  /** It was asked for, and no answer came. */
  readonly isUnanswered: boolean;
}

async function answerOf<A>(asked: Promise<A>): Promise<[A, null] | [null, Trouble]> {
  try {
    return [await asked, null];
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return [null, error];
  }
}

/** Nobody knows whether the server has taken it: what answered was not the server, or nothing was. */
function isUnanswered(trouble: Trouble): boolean {
  return trouble instanceof Unreachable || (trouble instanceof Refused && trouble.problem.code === "no-answer");
}
