import { actionId } from '../../card/action-id.ts';
import { clipText } from '../../card/clip.ts';
import type { Form, TextInput } from '../../card/form.ts';
import { limits } from '../../card/limits.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Prompt } from '../../content/library.ts';
import { ownQuote } from '../../content/own-prompt.ts';
import { secondOf, type WrittenPrompt } from '../../content/prompt-kind.ts';
import type { Say } from '../../content/say.ts';
import { asRead } from '../../content/show-answer.ts';
import { type Answer, wordsLimit } from '../../model/answer.ts';
import type { CheckIn } from '../../model/check-in.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { Submitted } from '../definition.ts';

/** What stands in a form when it opens. */
export type Typed = { readonly words?: PartnerWords; readonly second?: PartnerWords };

/** The form for an answer in words, and for the second question where there is one. */
export function answerForm(say: Say, checkIn: CheckIn, prompt: Prompt, typed: Typed): Form {
  const second = secondOf(prompt);
  const { question } = prompt;
  const intro = second === undefined ? question : say.text('check-in.form-intro-two', { first: question, second });
  const { title, label, hint } =
    asks[prompt.format === 'finish' || prompt.format === 'mission' ? prompt.format : 'words'];
  const sealed = say.text('check-in.form-hint');
  const first = second === undefined ? label : 'check-in.form-label-first';
  const input = textInput('words', say.text(first), say.text(hint), true, typed.words);
  const inputs: TextInput[] = [prompt.format === 'finish' ? { ...input, begun: question } : input];
  if (second !== undefined) {
    inputs.push(textInput('second', say.text('check-in.form-label-second'), sealed, false, typed.second));
  }
  return {
    action: actionId('check-in.answer', checkIn.id, checkIn.swaps),
    title: say.text(title),
    intro: clipText(intro, limits.form.intro),
    ...ownQuote(prompt),
    inputs,
    submit: say.text('check-in.form-submit'),
  };
}

const asks = {
  words: { title: 'check-in.form-title', label: 'check-in.form-label', hint: 'check-in.form-hint' },
  finish: {
    title: 'check-in.form-title-finish',
    label: 'check-in.form-label-finish',
    hint: 'check-in.form-hint-finish',
  },
  mission: {
    title: 'check-in.form-title-mission',
    label: 'check-in.form-label-mission',
    hint: 'check-in.form-hint-mission',
  },
} as const satisfies Record<WrittenPrompt['format'], Record<string, CopyKey>>;

/** The form for a few words beside what was picked. */
export function besideForm(say: Say, checkIn: CheckIn, prompt: Prompt, typed: Typed): Form {
  return {
    action: actionId('check-in.beside', checkIn.id, checkIn.swaps),
    title: say.text('check-in.words-form-title'),
    intro: clipText(prompt.question, limits.form.intro),
    ...ownQuote(prompt),
    inputs: [wordsInput(say, typed.words)],
    submit: say.text('check-in.words-form-submit'),
  };
}

/** A few words beside what is picked. */
export function wordsInput(say: Say, words: PartnerWords | undefined): TextInput {
  const hint = say.text('check-in.words-form-hint');
  return textInput('words', say.text('check-in.words-form-label'), hint, false, words);
}

/** What was typed, without fields in which there is nothing to see. */
export function readTyped(submitted: Submitted): Typed {
  const { words, second } = submitted.typed;
  return {
    ...(words === undefined || words.blank ? {} : { words }),
    ...(second === undefined || second.blank ? {} : { second }),
  };
}

/** A sentence per field that can't be taken. `required` fields must not be empty. */
export function problemsOf(
  say: Say,
  typed: Typed,
  required: readonly (keyof Typed)[],
): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const name of ['words', 'second'] as const) {
    const length = typed[name]?.length ?? 0;
    if (length > wordsLimit) problems[name] = say.text('check-in.problem-too-long', { length, most: wordsLimit });
    if (length === 0 && required.includes(name)) problems[name] = say.text('check-in.problem-empty');
  }
  return problems;
}

/** What is wrong with a sentence that only says its beginning again. */
export function unfinished(say: Say, prompt: Prompt, { words }: Typed): Readonly<Record<string, string>> {
  if (prompt.format !== 'finish' || words === undefined || !asRead(prompt, words).blank) return {};
  return { words: say.text('check-in.problem-unfinished') };
}

/** An answer with these words, and with what was picked before. */
export function withWords({ words: _, second: __, ...picked }: Answer, typed: Typed): Answer {
  return { ...picked, ...typed };
}

function textInput(name: string, label: string, hint: string, required: boolean, value?: PartnerWords): TextInput {
  const base = { kind: 'text', name, label, hint, lines: 'many', required, maxLength: wordsLimit } as const;
  return value === undefined ? base : { ...base, value };
}
