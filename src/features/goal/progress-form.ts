import { actionId } from '../../card/action-id.ts';
import type { Form, MenuInput } from '../../card/form.ts';
import { optionWords } from '../../card/option-words.ts';
import { type GoalEntry, goalLimits, type ListedGoal, stepsOf } from '../../model/goal.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import type { Submitted } from '../definition.ts';
import { input, tooLong } from './goal-form.ts';

/** What somebody notes of how a goal goes. */
export type Progress = {
  readonly words?: PartnerWords;
  /** The ids of steps that are done. */
  readonly ticked: readonly string[];
  readonly step?: PartnerWords;
};

/** Words, steps to tick off, and another step: any of them will do. */
export function progressForm(context: CoupleContext, goal: ListedGoal, progress: Progress): Form {
  const { say } = context;
  return {
    action: actionId('goal.note', goal.id),
    title: say.text('goal.note-title'),
    quote: goal.about.words,
    inputs: [
      input('words', progress.words, {
        label: say.text('goal.note-words'),
        hint: say.text('goal.note-words-hint'),
        lines: 'many',
        required: false,
        maxLength: goalLimits.note,
      }),
      ...tickMenu(context, openSteps(goal), progress.ticked),
      input('step', progress.step, {
        label: say.text('goal.note-step'),
        required: false,
        maxLength: goalLimits.step,
      }),
    ],
    submit: say.text('goal.note-submit'),
  };
}

export function readProgress({ typed, picked }: Submitted): Progress {
  const { words, step } = typed;
  return {
    ...(words === undefined || words.blank ? {} : { words }),
    ticked: picked['ticked'] ?? [],
    ...(step === undefined || step.blank ? {} : { step }),
  };
}

/** What is wrong with it, by input; nothing if it can be kept. */
export function progressProblems(
  { say }: CoupleContext,
  goal: ListedGoal,
  { words, ticked, step }: Progress,
): Readonly<Record<string, string>> {
  const isEmpty = words === undefined && step === undefined && ticked.length === 0;
  const isFull = step !== undefined && stepsOf(goal).length >= goalLimits.steps;
  return {
    ...(isEmpty ? { words: say.text('goal.problem-nothing') } : {}),
    ...(words === undefined ? {} : tooLong(say, 'words', words, goalLimits.note)),
    ...(step === undefined ? {} : tooLong(say, 'step', step, goalLimits.step)),
    ...(isFull ? { step: say.text('goal.problem-steps', { most: goalLimits.steps }) } : {}),
  };
}

export function openSteps(goal: ListedGoal): readonly GoalEntry[] {
  return stepsOf(goal).filter(({ ticked }) => ticked === null);
}

function tickMenu(
  { say }: CoupleContext,
  steps: readonly GoalEntry[],
  ticked: readonly string[],
): readonly MenuInput[] {
  if (steps.length === 0) return [];
  return [
    {
      kind: 'menu',
      name: 'ticked',
      label: say.text('goal.note-steps'),
      placeholder: say.text('goal.note-steps-placeholder'),
      options: steps.map(({ id, words }) => ({ value: id, label: optionWords(words) })),
      least: 0,
      most: steps.length,
      value: ticked.filter((id) => steps.some((step) => step.id === id)),
    },
  ];
}
