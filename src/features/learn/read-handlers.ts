import type { Card } from '../../card/card.ts';
import { askingCouple } from '../asking-couple.ts';
import type { Context } from '../context.ts';
import type { ActionDefinition, CommandDefinition, Definition } from '../definition.ts';
import { readPage } from '../pager.ts';
import { privately } from '../privately.ts';
import { findLessons, suggestLessons } from './find-lesson.ts';
import { lessonCard, type Reader } from './lesson-card.ts';
import { foundCard, listCard } from './list-card.ts';

/** `/learn [topic]`: a lesson, or the list. It is for the one who reads, and nobody else learns what that is. */
const learn: CommandDefinition = {
  kind: 'command',
  path: 'learn',
  description: 'learn.command',
  options: [
    {
      name: 'topic',
      description: 'learn.option-topic',
      required: false,
      kind: 'suggested',
      suggest: suggestLessons,
    },
  ],
  who: 'anyone',
  ack: 'private',
  run: async (context, options) => privately(searchCard(await readerOf(context), options['topic'] ?? '')),
};

const list: ActionDefinition = {
  kind: 'action',
  name: 'learn.list',
  who: 'anyone',
  ack: 'update',
  run: async (context) => ({ kind: 'update', card: listCard((await readerOf(context)).library) }),
};

/** Picked in a menu. */
const open: ActionDefinition = {
  kind: 'action',
  name: 'learn.open',
  who: 'anyone',
  ack: 'update',
  run: async (context, _action, value) => ({ kind: 'update', card: cardAt(await readerOf(context), value, 1) }),
};

const page: ActionDefinition = {
  kind: 'action',
  name: 'learn.page',
  who: 'anyone',
  ack: 'update',
  run: async (context, { args: [id, at] }) => ({
    kind: 'update',
    card: cardAt(await readerOf(context), id, readPage(at)),
  }),
};

export const readDefinitions: readonly Definition[] = [learn, list, open, page];

/** One of the two reads in the language of their own settings. */
async function readerOf(context: Context): Promise<Reader> {
  const asking = await askingCouple(context);
  if (asking.kind !== 'own') return { library: context.library, asking: asking.kind };
  return { library: context.content.library(asking.couple.partners[asking.side].locale), asking: 'own' };
}

function searchCard(reader: Reader, typed: string): Card {
  if (typed.trim() === '') return listCard(reader.library);
  const found = findLessons(reader.library, typed);
  switch (found.kind) {
    case 'one':
      return lessonCard(reader, found.lesson, 1);
    case 'some':
      return foundCard(reader.library, found.lessons);
    case 'none':
      return listCard(reader.library, 'learn.list-unknown');
  }
}

function cardAt(reader: Reader, id: string | undefined, at: number): Card {
  const lesson = reader.library.lessons.get(id ?? '');
  return lesson === undefined ? listCard(reader.library, 'learn.list-gone') : lessonCard(reader, lesson, at);
}
