import { actionId } from '../../card/action-id.ts';
import { clipText, clipWords } from '../../card/clip.ts';
import type { Form, Input } from '../../card/form.ts';
import { joinWords } from '../../card/join-words.ts';
import { limits } from '../../card/limits.ts';
import { chooseStarters, starterHint } from '../../content/choose-starters.ts';
import { orderLine, theirLabel } from '../../content/options-of.ts';
import { asRead } from '../../content/show-answer.ts';
import { wordsLimit } from '../../model/answer.ts';
import { otherSide } from '../../model/couple.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import type { HelpedWay } from '../../model/way.ts';
import type { CoupleContext } from '../context.ts';
import type { Submitted } from '../definition.ts';
import type { ToReply } from './find-revealed.ts';
import { wayWords } from './way-words.ts';

/** What stands in the form: a beginning of ours, and the partner's own words. */
export type Typed = { readonly starter?: string; readonly words?: PartnerWords };

/** How many beginnings show at once; the others are in a menu. */
const shownAtOnce = 3;

/** Picked where no beginning is wanted. */
const own = 'own';

/** The form of one way to reply: what it replies to, the beginnings that fit it, and a place for one's own words. */
export function replyForm(context: CoupleContext, toReply: ToReply, way: HelpedWay, typed: Typed): Form {
  const { say, library } = context;
  const { shown, others } = beginnings(context, startersOf(context, toReply, way), typed.starter);
  return {
    action: actionId('respond.send', toReply.checkIn.id, way),
    title: say.text(wayWords('form-title', way, toReply.what)),
    ...heard(context, toReply),
    inputs: [
      shown,
      {
        kind: 'text',
        name: 'words',
        label: say.text('respond.form-words-label'),
        hint: starterHint(library.starters, toReply.prompt.theme, way),
        lines: 'many',
        required: true,
        maxLength: wordsLimit,
        begins: ['more', 'starter'],
        ...(typed.words === undefined ? {} : { value: typed.words }),
      },
      ...others,
    ],
    submit: say.text('respond.form-submit'),
  };
}

export function readTyped(submitted: Submitted): Typed {
  const { words } = submitted.typed;
  const [starter] = ['more', 'starter'].flatMap((name) => submitted.picked[name] ?? []).filter((one) => one !== own);
  return {
    ...(words === undefined || words.blank ? {} : { words }),
    ...(starter === undefined ? {} : { starter }),
  };
}

/** The reply as it will be read: the words, after the beginning if one was picked. Or what is wrong, by input. */
export function composeReply(
  context: CoupleContext,
  toReply: ToReply,
  way: HelpedWay,
  { starter, words }: Typed,
): PartnerWords | Readonly<Record<string, string>> {
  const { say } = context;
  if (starter !== undefined && !startersOf(context, toReply, way).includes(starter)) {
    return { starter: say.text('respond.problem-starter') };
  }
  const reply = starter === undefined ? words : begun(starter, words);
  if (reply === undefined || reply.blank) {
    return { words: say.text(starter === undefined ? 'respond.problem-empty' : 'respond.problem-unfinished') };
  }
  if (reply.length <= wordsLimit) return reply;
  return { words: say.text('respond.problem-too-long', { length: reply.length, most: wordsLimit }) };
}

/** The question, and what the other said to it: a pick with our label, and words as theirs. */
function heard({ say, side }: CoupleContext, { prompt, answers }: ToReply): Pick<Form, 'intro' | 'quote'> {
  const { choice, order, words, second } = answers[otherSide(side)];
  const { question } = prompt;
  const picked = choice === undefined ? null : theirLabel(say, prompt, choice);
  const label = order === undefined ? picked : orderLine(say, prompt, order);
  const intro = label === null ? question : say.text('respond.form-intro-pick', { question, label });
  const read = words === undefined ? undefined : asRead(prompt, words);
  const said = [read, second].flatMap((one) => (one === undefined || one.blank ? [] : [one.reveal().trim()]));
  const quote = said.length === 0 ? null : new PartnerWords(said.join('\n'));
  return {
    intro: clipText(intro, limits.form.intro),
    ...(quote === null ? {} : { quote: clipWords(quote, limits.form.quote) }),
  };
}

/** Three to see at once, and a menu with the others. */
function beginnings(
  { say }: CoupleContext,
  starters: readonly string[],
  picked: string | undefined,
): { readonly shown: Input; readonly others: readonly Input[] } {
  const options = starters.map((starter) => ({ value: starter, label: starter }));
  const [first, rest] = [options.slice(0, shownAtOnce), options.slice(shownAtOnce)];
  const isIn = (some: typeof options) => some.some(({ value }) => value === picked);
  const shown: Input = {
    kind: 'radio',
    name: 'starter',
    label: say.text('respond.form-starter-label'),
    hint: say.text('respond.form-starter-hint'),
    options: [{ value: own, label: say.text('respond.form-starter-own') }, ...first],
    required: false,
    value: picked !== undefined && isIn(first) ? picked : own,
  };
  const menu: Input = {
    kind: 'menu',
    name: 'more',
    label: say.text('respond.form-more-label'),
    hint: say.text('respond.form-more-hint'),
    placeholder: say.text('respond.form-more-placeholder'),
    options: rest.slice(0, limits.select.options),
    least: 0,
    most: 1,
    ...(picked !== undefined && isIn(rest) ? { value: [picked] } : {}),
  };
  return { shown, others: rest.length === 0 ? [] : [menu] };
}

function startersOf({ library }: CoupleContext, toReply: ToReply, way: HelpedWay): readonly string[] {
  const { prompt, what, checkIn } = toReply;
  return chooseStarters(library.starters, prompt.theme, way, what, checkIn.id);
}

function begun(starter: string, words: PartnerWords | undefined): PartnerWords {
  return new PartnerWords(joinWords(starter, words?.reveal() ?? ''));
}
