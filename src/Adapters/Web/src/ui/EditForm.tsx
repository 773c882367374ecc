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
import type { Draft } from "./draft";
import { LeaveQuestion } from "./LeaveQuestion";
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
  /** The fields; `errorOf` gives what the server says about the one at a JSON pointer. */
  readonly children: (errorOf: (pointer: string) => string, leaving: (pointer: string) => void) => ReactNode;
}

/** What the server says of values, and during which turn of the connection it was asked. */
interface Checked<T> {
  readonly values: T;
  readonly turns: number;
  readonly trouble: Trouble | null;
  readonly warnings: readonly Sentence[];
}

const pause = 400;

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
  const [isLeaving, setIsLeaving] = useState(false);
  const [checked, setChecked] = useState<Checked<T>>();
  const [review, setReview] = useState<{ preview: Preview; key: string; isUnanswered: boolean } | null>(null);
  const trouble = checked?.trouble ?? null;
  const refused = trouble instanceof Refused ? trouble : null;

  const current = checked?.values === draft.values ? refused?.problem.current : null;

  const check = async (values: T): Promise<Preview | null> => {
    try {
      const preview = await props.preview(values);
      setChecked({ values, turns, trouble: null, warnings: preview.warnings });
      return preview;
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      setChecked({ values, turns, trouble: error, warnings: [] });
      return null;
    }
  };

  // The server's rules, while one types: what is wrong stands below a field once one has left it. What got no answer is asked again
  // when the connection is back.
  const { values, isTouched } = draft;
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

  const toReview = async (wanted: T) => {
    setIsAsked(true);
    setIsBusy(true);
    const preview = await check(wanted);
    setIsBusy(false);
    if (preview) setReview({ preview, key: crypto.randomUUID(), isUnanswered: false });
    else setMisses((n) => n + 1);
  };

  const submit = async (asked: { preview: Preview; key: string }) => {
    setIsBusy(true);
    setReview({ ...asked, isUnanswered: false });
    try {
      const operation = await props.submit(values, asked.key);
      draft.discard();
      followed.follow(operation);
      setIsLeaving(true);
      void navigate(after.done);
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

  const errorOf = (pointer: string): string => {
    const error = isAsked || left.has(pointer) ? refused?.fieldError(pointer) : undefined;
    return error ? texts.fieldError(error) : "";
  };
  const leaving = (pointer: string) =>
    setLeft((before) => (before.has(pointer) ? before : new Set(before).add(pointer)));

  if (review)
    return (
      <Review
        title={props.title}
        preview={review.preview}
        submitText={props.submitText}
        isBusy={isBusy}
        isUnanswered={review.isUnanswered}
        onBack={() => setReview(null)}
        onSubmit={() => void submit(review)}
      />
    );
  const summary = isAsked && trouble && !current && !(trouble instanceof SignedOut) && (
    <Summary trouble={trouble} isOffline={link === "offline"} />
  );
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
            {refused?.problem.errors && summary}
            {props.children(errorOf, leaving)}
            {checked?.warnings.map((warning) => (
              <Alert key={warning.code + warning.text} type="warning">
                {texts.say(warning)}
              </Alert>
            ))}
            {/* Where nothing in a field is wrong, one is still at the button. */}
            <LiveRegion>{!refused?.problem.errors && summary}</LiveRegion>
          </SpaceBetween>
        </Form>
      </form>
      {isAsked && !isBusy && current && props.conflict?.(current, (wanted) => void toReview(wanted))}
      <LeaveQuestion isAsked={isTouched && !isLeaving} onLeave={draft.discard} />
    </div>
  );
}

function Summary({ trouble, isOffline }: { trouble: Trouble; isOffline: boolean }) {
  const { t } = useTexts();
  if (trouble instanceof Refused && trouble.problem.errors)
    return <Alert type="error">{t("form.invalid", { count: trouble.problem.errors.length })}</Alert>;
  if (trouble instanceof Unreachable)
    return <Alert type="error">{t(isOffline ? "form.offline" : "form.unanswered")}</Alert>;
  return <TroubleNotice trouble={trouble} />;
}

/** Nobody knows whether the server has taken it: what answered was not the server, or nothing was. */
function isUnanswered(trouble: Trouble): boolean {
  return trouble instanceof Unreachable || (trouble instanceof Refused && trouble.problem.code === "no-answer");
}
