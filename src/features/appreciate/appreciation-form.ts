import { actionId } from '../../card/action-id.ts';
import type { Form, MenuInput, TextInput } from '../../card/form.ts';
import { joinWords } from '../../card/join-words.ts';
import type { Say } from '../../content/say.ts';
import { wordsLimit } from '../../model/answer.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import type { Submitted } from '../definition.ts';

/** What stands in the form: a beginning of ours, and the partner's own words. */
export type Typed = { readonly starter?: string; readonly words?: PartnerWords };

/** Which of the beginnings; the values of the menu. */
const starters = ['1', '2', '3', '4'] as const;

/** The form for one thing to appreciate. `id` is what it will be kept under, so that sent twice it is said once. */
export function appreciationForm(context: CoupleContext, id: string, { starter, words }: Typed): Form {
  const { say } = context;
  const picked = starter !== undefined && isStarter(starter) ? { value: [starter] } : {};
  const beginning: MenuInput = {
    kind: 'menu',
    name: 'starter',
    label: say.text('appreciate.form-starter-label'),
    placeholder: say.text('appreciate.form-starter-placeholder'),
    options: starters.map((value) => ({ value, label: starterText(say, value) })),
    least: 0,
    most: 1,
    ...picked,
  };
  return {
    action: actionId('appreciate.send', id),
    title: say.text('appreciate.form-title'),
    intro: say.text('appreciate.form-intro'),
    inputs: [beginning, wordsInput(context, words)],
    submit: say.text('appreciate.form-submit'),
  };
}

/** The form in which its author changes what was said. */
export function changeForm(context: CoupleContext, id: string, words: PartnerWords | undefined): Form {
  const { say } = context;
  return {
    action: actionId('appreciate.change', id),
    title: say.text('appreciate.form-title'),
    inputs: [wordsInput(context, words)],
    submit: say.text('appreciate.form-submit-change'),
  };
}

export function readTyped({ typed, picked }: Submitted): Typed {
  const { words } = typed;
  const starter = picked['starter']?.[0];
  return {
    ...(words === undefined || words.blank ? {} : { words }),
    ...(starter === undefined ? {} : { starter }),
  };
}

/** The words as they will be read, after the beginning if one was picked. Or what is wrong, by input. */
export function composeWords(say: Say, { starter, words }: Typed): PartnerWords | Readonly<Record<string, string>> {
  if (starter !== undefined && !isStarter(starter)) return { starter: say.text('appreciate.problem-starter') };
  if (words === undefined) {
    return { words: say.text(starter === undefined ? 'appreciate.problem-empty' : 'appreciate.problem-unfinished') };
  }
  const whole = starter === undefined ? words : new PartnerWords(joinWords(starterText(say, starter), words.reveal()));
  if (whole.blank) return { words: say.text('appreciate.problem-unfinished') };
  if (whole.length <= wordsLimit) return whole;
  return { words: say.text('appreciate.problem-too-long', { length: whole.length, most: wordsLimit }) };
}

function wordsInput({ say, couple }: CoupleContext, words: PartnerWords | undefined): TextInput {
  return {
    kind: 'text',
    name: 'words',
    label: say.text('appreciate.form-words-label'),
    hint: say.text(couple.reveal === 'private' ? 'appreciate.form-hint-private' : 'appreciate.form-hint-room'),
    lines: 'many',
    required: true,
    maxLength: wordsLimit,
    ...(words === undefined ? {} : { value: words }),
  };
}

function starterText(say: Say, starter: (typeof starters)[number]): string {
  return say.text(`appreciate.starter-${starter}`);
}

function isStarter(value: string): value is (typeof starters)[number] {
  return starters.some((one) => one === value);
}
