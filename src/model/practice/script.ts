/** The id of one of a practice's two roles, such as `speaker`. */
export type RoleId = string;

/** The id of a step within its practice. */
export type StepId = string;

/** Words for each of the two roles. */
export type ByRole = Readonly<Record<RoleId, string>>;

type Base = {
  readonly id: StepId;
  readonly title?: string | undefined;
  /** For both. */
  readonly text?: string | undefined;
  /** For each role its own words. */
  readonly for?: ByRole | undefined;
  /** Where it goes on; without it, at the step below. */
  readonly next?: StepId | undefined;
};

/** A few lines for both. */
export type ReadStep = Base & { readonly kind: 'read' };

/** One role speaks; `minutes` is a soft timer. */
export type TurnStep = Base & { readonly kind: 'turn'; readonly role: RoleId; readonly minutes: number };

/** The other role says back what `role` said, until `role` says that this is it. */
export type ConfirmStep = Base & { readonly kind: 'confirm'; readonly role: RoleId };

/** Both answer privately; both are shown once both are in. */
export type AskStep = Base & {
  readonly kind: 'ask';
  readonly question: string | ByRole;
} & (
    | { readonly format: 'words' }
    | { readonly format: 'scale'; readonly low: string; readonly high: string }
    | { readonly format: 'options'; readonly options: readonly { readonly id: string; readonly label: string }[] }
  );

/** One input of what is written. */
export type WritePart = { readonly id: string; readonly label: string; readonly hint?: string | undefined };

/** One role drafts something privately, and sends it to the room, to the other alone, or not at all. */
export type WriteStep = Base & {
  readonly kind: 'write';
  readonly role: RoleId;
  readonly parts: readonly WritePart[];
  /** Where it goes on if nothing was sent; without it, as if it was. */
  readonly kept?: StepId | undefined;
};

export type ChooseOption = { readonly id: string; readonly label: string; readonly next: StepId };

/** A fork: one role picks, or both have to pick the same. */
export type ChooseStep = Base & {
  readonly kind: 'choose';
  readonly who: RoleId | 'both';
  readonly options: readonly ChooseOption[];
};

/** Until a named time. The first of `minutes` holds from the start; `role`, or either, may name another of them. */
export type WaitStep = Base & {
  readonly kind: 'wait';
  readonly role?: RoleId | undefined;
  readonly minutes: readonly number[];
  /** What is said when it is over. */
  readonly over: string;
};

/** Roles change, once, and it goes back to `to`; the next time it goes on. */
export type SwapStep = {
  readonly kind: 'swap';
  readonly id: StepId;
  readonly to: StepId;
  readonly next?: StepId | undefined;
};

/** Something that both say yes to: what `text` says, or with `write` what one of them proposes. */
export type AgreeStep = Base & {
  readonly kind: 'agree';
  readonly write?: { readonly label: string; readonly hint?: string | undefined } | undefined;
  /** What it can become. */
  readonly becomes?: 'goal' | 'date' | undefined;
};

/** The end: a line of each to keep, if they like, and what to try next. */
export type CloseStep = {
  readonly kind: 'close';
  readonly id: StepId;
  readonly title?: string | undefined;
  readonly text: string;
  readonly for?: ByRole | undefined;
  readonly line?: string | undefined;
  readonly tryNext: string;
};

export type Step =
  | ReadStep
  | TurnStep
  | ConfirmStep
  | AskStep
  | WriteStep
  | ChooseStep
  | WaitStep
  | SwapStep
  | AgreeStep
  | CloseStep;

export type Role = { readonly id: RoleId; readonly name: string };

/** What an engine needs of a practice; its title and the like are the content's. */
export type Script = {
  readonly id: string;
  /** One partner alone begins it, at any moment, and it interrupts what runs: a time-out. */
  readonly alone?: true | undefined;
  /** The first role goes to whoever begins. Left out where both do the same. */
  readonly roles?: readonly [Role, Role] | undefined;
  readonly steps: readonly Step[];
};

/** Where a step can go on, in the order in which that is tried; none for the end. */
export function exitsOf(script: Pick<Script, 'steps'>, step: Step): readonly StepId[] {
  if (step.kind === 'close') return [];
  if (step.kind === 'choose') return step.options.map(({ next }) => next);
  const next = nextOf(script, step);
  const rest = next === null ? [] : [next];
  if (step.kind === 'write' && step.kept !== undefined) return [...rest, step.kept];
  return step.kind === 'swap' ? [step.to, ...rest] : rest;
}

/** The step that follows if nothing else is chosen; `null` after the last. */
export function nextOf({ steps }: Pick<Script, 'steps'>, step: Exclude<Step, CloseStep>): StepId | null {
  if (step.kind !== 'choose' && step.next !== undefined) return step.next;
  return steps[steps.findIndex(({ id }) => id === step.id) + 1]?.id ?? null;
}
