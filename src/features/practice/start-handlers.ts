import type { Card } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { Practice } from '../../content/schema/practice.ts';
import { advance, newSession } from '../../model/practice/advance.ts';
import type { Session } from '../../model/practice/session.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { privately } from '../privately.ts';
import { scriptOf, show } from './change-session.ts';
import { refused } from './find-session.ts';
import { findPractice, introCard, listCard, practicesIn, type Shortcut, suggestPractices } from './list-card.ts';
import { simpleCard, whereCard } from './own-cards.ts';

/** `/practice [name]`: where one is, what there is, or what one of them is for. */
const practice: CommandDefinition = {
  kind: 'command',
  path: 'practice',
  description: 'practice.command',
  options: [
    {
      name: 'name',
      description: 'practice.option-name',
      required: false,
      kind: 'suggested',
      suggest: suggestPractices,
    },
  ],
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, options) => {
    const typed = options['name'];
    if (typed === undefined || typed.trim() === '') return privately(await whereOrList(context));
    const wanted = findPractice(context.library, typed);
    if (wanted !== null) return privately(await introOrWhere(context, wanted));
    const lead = context.say.text('practice.list-unknown');
    return privately(listCard(context, practicesIn(context.library), undefined, lead));
  },
};

/** `/listen` and `/repair`: straight to what they are for. */
function shortcut(path: Shortcut): CommandDefinition {
  return {
    kind: 'command',
    path,
    description: `practice.command-${path}`,
    options: [],
    who: 'partner',
    ack: 'private',
    run: async (context: CoupleContext) => privately(await shortcutCard(context, path)),
  };
}

/** From a card: what else there is. From one in the room, it comes on a card of its own. */
const list: ActionDefinition = {
  kind: 'action',
  name: 'practice.list',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext) => privately(await whereOrList(context)),
};

/** Named on a card elsewhere, which stays as it is. */
const showOne: ActionDefinition = {
  kind: 'action',
  name: 'practice.show',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => {
    const wanted = findPractice(context.library, action.args[0] ?? '');
    return privately(wanted === null ? await whereOrList(context) : await introOrWhere(context, wanted));
  },
};

/** Picked in the list. */
const open: ActionDefinition = {
  kind: 'action',
  name: 'practice.open',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, _action, value) => {
    const wanted = findPractice(context.library, value ?? '');
    return { kind: 'update', card: wanted === null ? await whereOrList(context) : introCard(context, wanted) };
  },
};

/** Asks the other to do it together. A time-out begins at once, and interrupts what goes on. */
const start: ActionDefinition = {
  kind: 'action',
  name: 'practice.start',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const wanted = findPractice(context.library, action.args[0] ?? '');
    if (wanted === null) return { kind: 'update', card: await whereOrList(context) };
    return { kind: 'update', card: await begin(context, wanted) };
  },
};

export const definitions: readonly Definition[] = [
  practice,
  shortcut('listen'),
  shortcut('repair'),
  list,
  showOne,
  open,
  start,
];

async function begin(context: CoupleContext, wanted: Practice): Promise<Card> {
  const { stores, couple, side, now, other, content } = context;
  const live = await stores.practices.live(couple.id);
  const isAlone = wanted.alone === true;
  if (live !== null) {
    const no = whyNot(context, live, isAlone);
    if (no !== null) return no;
    const held = advance(scriptOf(context.library, live), live, { kind: 'hold' }, now);
    if ('session' in held) {
      await stores.practices.save(held.session);
      await show(context, held.session, null);
    }
  } else if (!isAlone && other.leftAt !== null) {
    return refused(context, 'practice.refused-away', { other: person(other.user) }).refusal;
  }
  const script = scriptOf(content.library(couple.partners[0].locale), { practice: wanted.id });
  const session = newSession(script, { id: context.newId(), coupleId: couple.id, by: side }, now);
  await stores.practices.save(session);
  await show(context, session, side);
  return simpleCard(context, isAlone ? 'practice.begun' : 'practice.asked');
}

/** One at a time: only a time-out may interrupt, and nothing interrupts a time-out. */
function whyNot(context: CoupleContext, live: Session, isAlone: boolean): Card | null {
  const running = context.library.practices.get(live.practice);
  if (isAlone && running?.alone !== true) return null;
  if (isAlone) return refused(context, 'practice.refused-time-out').refusal;
  return refused(context, 'practice.refused-one', { title: running?.title ?? live.practice }).refusal;
}

async function shortcutCard(context: CoupleContext, shortcut: Shortcut): Promise<Card> {
  const all = practicesIn(context.library, shortcut);
  const [first, second] = all;
  return first !== undefined && second === undefined ? introOrWhere(context, first) : listCard(context, all, shortcut);
}

async function whereOrList(context: CoupleContext): Promise<Card> {
  const live = await context.stores.practices.live(context.couple.id);
  return live === null ? listCard(context, practicesIn(context.library)) : whereCard(context, live);
}

/** A time-out is there for whoever needs it, whatever goes on. */
async function introOrWhere(context: CoupleContext, wanted: Practice): Promise<Card> {
  const live = await context.stores.practices.live(context.couple.id);
  return live === null || wanted.alone === true ? introCard(context, wanted) : whereCard(context, live);
}
