import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, type Element, note, quote, text } from '../../card/card.ts';
import { clipText } from '../../card/clip.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { limits } from '../../card/limits.ts';
import { person } from '../../card/markup.ts';
import { dateAt, momentAt } from '../../card/write-time.ts';
import type { DateIdea } from '../../content/library.ts';
import type { Say } from '../../content/say.ts';
import type { Side } from '../../model/couple.ts';
import type { DatePlan } from '../../model/date-plan.ts';
import { clocksFor } from '../../schedule/date-moments.ts';
import { type Page, turnButtons } from '../pager.ts';
import { whenWords } from './date-words.ts';
import { ideaNote } from './idea-card.ts';
import type { Looking } from './own-card.ts';

/** What the list shows: what is planned, the ideas that were saved, or what was. */
export const shelves = ['coming', 'saved', 'past'] as const;

export type Shelf = (typeof shelves)[number];

/** How many stand on a page. */
export const perPage = 5;

/** How much of everybody's words stands on a page. */
const pageWords = 1500;

/** A plan with what both said of it, or one's own line. */
export type Listed = { readonly plan: DatePlan; readonly lines: readonly Element[] };

export function plansCard(looking: Looking, shelf: 'coming' | 'past', listed: readonly Listed[], page: Page): Card {
  const { say, couple, side } = looking;
  const plans = listed.flatMap(({ plan, lines }): Element[] => [
    text(
      say('date.list-when', {
        when: shelf === 'coming' ? whenWords(say, couple, plan) : dateAt(plan.at, plan.zone, say.locale),
      }),
    ),
    ...(plan.what === null ? [note(say('date.what-gone'))] : [quote(plan.what)]),
    ...lines,
  ]);
  const { elements } = clipQuotes(plans, pageWords);
  const menu: Element = {
    kind: 'select',
    action: actionId('date.look'),
    placeholder: say.text('date.list-open'),
    options: listed.map(({ plan }) => ({
      value: plan.id,
      label: momentAt(plan.at, clocksFor(plan, couple).partners[side].zone, say.locale),
    })),
  };
  return listCard(say, shelf, page, listed.length === 0 ? [] : [...elements, menu]);
}

export function savedCard(looking: Looking, ideas: readonly { idea: DateIdea; by: Side }[], page: Page): Card {
  const { say, couple } = looking;
  const elements = ideas.flatMap(({ idea, by }): Element[] => [
    text(idea.text),
    note([...ideaNote(say, idea), ...say('date.list-saved-by', { by: person(couple.partners[by].user) })]),
  ]);
  const options = ideas.map(({ idea }) => ({ value: idea.id, label: clipText(idea.text, limits.select.label) }));
  const menus: readonly Element[] = [
    { kind: 'select', action: actionId('date.plan-saved'), placeholder: say.text('date.list-plan'), options },
    { kind: 'select', action: actionId('date.unsave', page.at), placeholder: say.text('date.list-remove'), options },
  ];
  return listCard(say, 'saved', page, ideas.length === 0 ? [] : [...elements, ...menus]);
}

/** The frame of each: which of the three it is, the pages, and the ways to the others. */
function listCard(say: Say, shelf: Shelf, page: Page, elements: readonly Element[]): Card {
  const turns = turnButtons(say, page, {
    before: 'date.list-before',
    after: 'date.list-after',
    to: (to) => actionId('date.list', shelf, to),
  });
  const others = shelves
    .filter((one) => one !== shelf)
    .map((one): Button => button(say.text(`date.list-${one}`), actionId('date.list', one, 1)));
  const add = shelf === 'coming' ? [button(say.text('date.button-plan'), actionId('date.plan'), 'main')] : [];
  return {
    title: say.text(`date.list-title-${shelf}`),
    tone: 'calm',
    elements: [
      ...(elements.length === 0 ? [text(say(`date.list-none-${shelf}`))] : elements),
      ...(page.pages > 1 ? [note(say('date.list-page', { page: page.at, pages: page.pages }))] : []),
      buttons(...turns, ...add, ...others),
    ],
  };
}
