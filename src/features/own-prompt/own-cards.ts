import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, quote, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { type Markup, person } from '../../card/markup.ts';
import { optionWords } from '../../card/option-words.ts';
import type { CopyKey } from '../../content/copy.ts';
import { ownInFull } from '../../content/own-prompt.ts';
import type { Say } from '../../content/say.ts';
import { mayRead, type OwnKind, type OwnPrompt, type OwnText, optionIdsOf } from '../../model/own-prompt.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import { type Page, pageAt, turnButtons } from '../pager.ts';
import type { Readable } from './find-own.ts';

type Reader = Pick<CoupleContext, 'say' | 'couple' | 'side' | 'other'>;

const perPage = 8;

/** How much of both's words stands on a page. */
const pageWords = 1800;

/** All questions of their own, newest first; of the other's surprises only that there are some. */
export function listCard(reader: Reader, all: readonly OwnPrompt[], wanted: number): Card {
  const { say, side } = reader;
  const title = say.text('own-prompt.list-title');
  const add = button(say.text('own-prompt.button-add'), actionId('own-prompt.add'));
  if (all.length === 0) return { title, tone: 'calm', elements: [text(say('own-prompt.list-none')), buttons(add)] };
  const page = pageAt(wanted, { count: all.length, size: perPage });
  const shown = all.slice(page.skip, page.skip + perPage);
  const { elements } = clipQuotes(
    shown.map((one) => entry(reader, one)),
    pageWords,
  );
  const readable = shown.flatMap((one) =>
    one.text !== null && mayRead(one, side) ? [{ ...one, text: one.text }] : [],
  );
  return {
    title,
    tone: 'calm',
    elements: [
      note(say('own-prompt.list', { count: all.length })),
      ...elements,
      ...menuOf(say, readable, page),
      ...turns(say, page),
      buttons(add),
    ],
  };
}

/** One of them in full. Its author can change it and take it out. */
export function ownCard(reader: Reader, own: Readable, done?: CopyKey): Card {
  const { say, side, other } = reader;
  const mine = [
    button(say.text('own-prompt.button-edit'), actionId('own-prompt.edit', own.id)),
    button(say.text('own-prompt.button-withdraw'), actionId('own-prompt.withdraw', own.id)),
  ];
  return {
    title: say.text('own-prompt.list-title'),
    tone: 'calm',
    elements: [
      ...(done === undefined ? [] : [text(say(done, { other: person(other.user) }))]),
      quote(fullText(own.text), byLine(reader, own)),
      buttons(
        ...(own.by === side ? mine : []),
        button(say.text('own-prompt.button-back'), actionId('own-prompt.page', 1)),
      ),
    ],
  };
}

export function withdrawnCard({ say }: Reader, { text: own }: Readable): Card {
  const back = button(say.text('own-prompt.button-back'), actionId('own-prompt.page', 1));
  return {
    title: say.text('own-prompt.withdrawn-title'),
    tone: 'calm',
    elements: [text(say('own-prompt.withdrawn')), quote(fullText(own)), buttons(back)],
  };
}

/** All that it says, its answers by their letters. */
export function fullText(own: OwnText): PartnerWords {
  const ids = optionIdsOf(own);
  const options = new Map(own.options.map((words, at) => [ids[at] ?? '', words]));
  return ownInFull({ by: 0, question: own.question, options });
}

/** `Dreams, Personal, pick one`. */
export function aboutWords(say: Say, { theme, depth, format }: OwnKind): string {
  return say.text('own-prompt.about', {
    theme: say.text(`commands.theme-${theme}`),
    depth: say.text(`commands.depth-${depth}`),
    how: say.text(format === 'guess' ? 'own-prompt.how-guessing' : `own-prompt.how-${format}`),
  });
}

function entry(reader: Reader, own: OwnPrompt): Element {
  const { say, couple, side } = reader;
  if (own.text === null || !mayRead(own, side)) {
    return text(say('own-prompt.hidden', { by: person(couple.partners[own.by].user) }));
  }
  return quote(own.text.question, byLine(reader, own));
}

function byLine({ say, couple }: Reader, own: OwnPrompt): Markup {
  const key = own.surprise && !own.asked ? 'own-prompt.by-surprise' : 'own-prompt.by';
  return say(key, { by: person(couple.partners[own.by].user), about: aboutWords(say, own) });
}

function menuOf(say: Say, readable: readonly Readable[], { at }: Page): readonly Element[] {
  if (readable.length === 0) return [];
  return [
    {
      kind: 'select',
      action: actionId('own-prompt.pick', at),
      placeholder: say.text('own-prompt.list-pick'),
      options: readable.map(({ id, text: own }) => ({ value: id, label: optionWords(own.question) })),
    },
  ];
}

function turns(say: Say, page: Page): readonly Element[] {
  const all = turnButtons(say, page, {
    before: 'own-prompt.list-before',
    after: 'own-prompt.list-more',
    to: (to) => actionId('own-prompt.page', to),
  });
  if (all.length === 0) return [];
  return [note(say('own-prompt.list-page', { page: page.at, pages: page.pages })), buttons(...all)];
}
