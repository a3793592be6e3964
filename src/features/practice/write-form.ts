import { z } from 'zod';
import { actionId } from '../../card/action-id.ts';
import type { Form, TextInput } from '../../card/form.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { Entry, EntryKind } from '../../model/practice/session.ts';
import { currentPage, entryOf, pageNumber, type Session, stepOf } from '../../model/practice/session.ts';
import type { CoupleContext } from '../context.ts';
import type { Submitted } from '../definition.ts';
import { speakingOf } from './own-cards.ts';
import { questionFor } from './step-words.ts';

/** What can be written in a form. */
export const writings = ['answer', 'draft', 'propose', 'line'] as const;

export type Writing = (typeof writings)[number];

/** How long each part may be: all that is shown together fits on one card. */
export const longest: Readonly<Record<Writing, number>> = { answer: 1000, draft: 700, propose: 600, line: 300 };

/** As what it is kept. */
export const entryKind = {
  answer: 'answer',
  draft: 'draft',
  propose: 'proposal',
  line: 'line',
} as const satisfies Record<Writing, EntryKind>;

export type Typed = Readonly<Record<string, PartnerWords>>;

export function readWriting(text: string | undefined): Writing {
  return z.enum(writings).catch('answer').parse(text);
}

/** The form for what can be written now, with what was written before, or typed a moment ago. */
export function writeForm(context: CoupleContext, session: Session, writing: Writing, typed?: Typed): Form {
  const { say, side } = context;
  const speaking = speakingOf(context, session);
  const step = stepOf(speaking.practice.steps, speaking.page);
  const before = entryOf(session, currentPage(session).visit, side, entryKind[writing]);
  const values = typed ?? before?.words ?? {};
  const about = {
    answer: step === null ? '' : questionFor(speaking, step, side),
    draft: say.text('practice.form-draft-intro'),
    propose: '',
    line: step?.kind === 'close' ? (step.line ?? '') : '',
  }[writing];
  return {
    action: actionId('practice.words', session.id, pageNumber(session), writing),
    title: say.text(`practice.form-${writing}-title`),
    ...(about === '' ? {} : { intro: about }),
    inputs: partsOf(context, session, writing).map((part) => input(part, writing, values[part.id])),
    submit: say.text(`practice.form-submit-${writing}`),
  };
}

/** What was typed, by its parts; what is too long, with its length; or that there is nothing. */
export function readTyped({ typed }: Submitted, writing: Writing): Typed | 'empty' | { readonly tooLong: number } {
  const filled = Object.entries(typed).filter(([, words]) => !words.blank);
  const long = filled.find(([, words]) => words.length > longest[writing]);
  if (long !== undefined) return { tooLong: long[1].length };
  return filled.length === 0 ? 'empty' : Object.fromEntries(filled);
}

type Part = { readonly id: string; readonly label: string; readonly hint?: string | undefined };

function partsOf(context: CoupleContext, session: Session, writing: Writing): readonly Part[] {
  const { say } = context;
  const speaking = speakingOf(context, session);
  const step = stepOf(speaking.practice.steps, speaking.page);
  if (writing === 'draft' && step?.kind === 'write') return step.parts;
  if (writing === 'propose' && step?.kind === 'agree' && step.write !== undefined) {
    const { label, hint = say.text('practice.form-propose-hint') } = step.write;
    return [{ id: 'words', label, hint }];
  }
  if (writing === 'line') {
    return [{ id: 'words', label: say.text('practice.form-line-label'), hint: say.text('practice.form-line-hint') }];
  }
  return [{ id: 'words', label: say.text('practice.form-answer-label'), hint: say.text('practice.form-answer-hint') }];
}

function input({ id, label, hint }: Part, writing: Writing, value: Entry['words'][string] | undefined): TextInput {
  return {
    kind: 'text',
    name: id,
    label,
    ...(hint === undefined ? {} : { hint }),
    lines: 'many',
    required: writing !== 'draft',
    maxLength: longest[writing],
    ...(value === undefined ? {} : { value }),
  };
}
