import { actionId } from '../../card/action-id.ts';
import { clipText, clipWords } from '../../card/clip.ts';
import type { Form } from '../../card/form.ts';
import { limits } from '../../card/limits.ts';
import { wordsLimit } from '../../model/answer.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { Response } from '../../model/response.ts';
import type { CoupleContext } from '../context.ts';
import type { Revealed } from './find-revealed.ts';

/** A question that was asked back, with the check-in that it belongs to. */
export type Asked = Revealed & { readonly question: Response };

/** The form that answers what was asked back, with that on top. */
export function answerForm({ say }: CoupleContext, asked: Asked, words?: PartnerWords): Form {
  const { checkIn, prompt, question } = asked;
  return {
    action: actionId('respond.tell', checkIn.id, question.id),
    title: say.text('respond.answer-title'),
    intro: clipText(say.text('respond.answer-intro', { question: prompt.question }), limits.form.intro),
    quote: clipWords(question.words, limits.form.quote),
    inputs: [
      {
        kind: 'text',
        name: 'words',
        label: say.text('respond.answer-label'),
        hint: say.text('respond.answer-hint'),
        lines: 'many',
        required: true,
        maxLength: wordsLimit,
        ...(words === undefined ? {} : { value: words }),
      },
    ],
    submit: say.text('respond.form-submit'),
  };
}

/** What is wrong with an answer, by input; nothing when it can be sent. */
export function answerProblems({ say }: CoupleContext, words: PartnerWords | undefined): Record<string, string> {
  if (words === undefined || words.blank) return { words: say.text('respond.problem-empty') };
  if (words.length <= wordsLimit) return {};
  return { words: say.text('respond.problem-answer-too-long', { length: words.length, most: wordsLimit }) };
}
