import { actionId } from '../../card/action-id.ts';
import type { Form } from '../../card/form.ts';
import { wordsLimit } from '../../model/answer.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import type { Way } from '../../model/way.ts';
import type { CoupleContext } from '../context.ts';
import type { Submitted } from '../definition.ts';
import type { ToReply } from './find-revealed.ts';

/** What stands in the form: a beginning of ours, and the partner's own words. */
export type Typed = { readonly starter?: string; readonly words?: PartnerWords };

/** The form of one way to reply, with the beginnings that fit the question's theme. */
export function replyForm(context: CoupleContext, toReply: ToReply, way: Way, typed: Typed): Form {
  const { say } = context;
  const starters = startersOf(context, toReply, way);
  const picked = typed.starter !== undefined && starters.includes(typed.starter) ? { value: [typed.starter] } : {};
  const words = typed.words === undefined ? {} : { value: typed.words };
  return {
    action: actionId('respond.send', toReply.checkIn.id, way),
    title: say.text(`respond.way-${way}`),
    intro: context.library.starters[toReply.prompt.theme][way].hint,
    inputs: [
      {
        kind: 'menu',
        name: 'starter',
        label: say.text('respond.form-starter-label'),
        placeholder: say.text('respond.form-starter-placeholder'),
        options: starters.map((starter) => ({ value: starter, label: starter })),
        least: 0,
        most: 1,
        ...picked,
      },
      {
        kind: 'text',
        name: 'words',
        label: say.text('respond.form-words-label'),
        hint: say.text('respond.form-words-hint'),
        lines: 'many',
        required: true,
        maxLength: wordsLimit,
        ...words,
      },
    ],
    submit: say.text('respond.form-submit'),
  };
}

export function readTyped(submitted: Submitted): Typed {
  const { words } = submitted.typed;
  const starter = submitted.picked['starter']?.[0];
  return {
    ...(words === undefined || words.blank ? {} : { words }),
    ...(starter === undefined ? {} : { starter }),
  };
}

/** The reply as it will be read: the words, after the beginning if one was picked. Or what is wrong, by input. */
export function composeReply(
  context: CoupleContext,
  toReply: ToReply,
  way: Way,
  { starter, words }: Typed,
): PartnerWords | Readonly<Record<string, string>> {
  const { say } = context;
  if (starter !== undefined && !startersOf(context, toReply, way).includes(starter)) {
    return { starter: say.text('respond.problem-starter') };
  }
  if (words === undefined) {
    return { words: say.text(starter === undefined ? 'respond.problem-empty' : 'respond.problem-unfinished') };
  }
  const reply = starter === undefined ? words : begun(starter, words);
  if (reply.length <= wordsLimit) return reply;
  return { words: say.text('respond.problem-too-long', { length: reply.length, most: wordsLimit }) };
}

function startersOf({ library }: CoupleContext, { prompt }: ToReply, way: Way): readonly string[] {
  return library.starters[prompt.theme][way].starters;
}

function begun(starter: string, words: PartnerWords): PartnerWords {
  return new PartnerWords(`${starter.replace(/\s*…$/u, '')} ${words.reveal().trimStart()}`);
}
