import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { type Markup, plain } from '../../card/markup.ts';
import type { Lesson, Library } from '../../content/library.ts';
import type { LessonPage } from '../../content/schema/lesson.ts';
import type { Asking } from '../asking-couple.ts';
import { pageAt, turnButtons } from '../pager.ts';

/** Who reads, and in which language. What leads to the channel is for the two whose channel it is. */
export type Reader = { readonly library: Library; readonly asking: Asking['kind'] };

/** One page of a lesson, counted from 1. The last one leads on: to a question, a practice and a tip. */
export function lessonCard(reader: Reader, lesson: Lesson, wanted: number): Card {
  const { say } = reader.library;
  const page = pageAt(wanted, { count: lesson.pages.length, size: 1 });
  const turns = turnButtons(say, page, {
    before: 'learn.button-back',
    after: 'learn.button-next',
    to: (at) => actionId('learn.page', lesson.id, at),
    onward: 'main',
  });
  return {
    title: lesson.title,
    tone: 'calm',
    elements: [
      ...lesson.pages.slice(page.skip, page.at).flatMap((one) => pageElements(reader, one)),
      ...(lesson.alone === true ? [text(say('learn.alone'))] : []),
      ...(page.at === page.pages ? leadingOn(reader, lesson) : []),
      ...(page.pages > 1 ? [note(say('learn.page', { at: page.at, pages: page.pages }))] : []),
      buttons(...turns, button(say.text('learn.button-list'), actionId('learn.list'))),
    ],
  };
}

/** What it says, and how firm that is. */
function pageElements({ library: { say } }: Reader, { title, text: words, table, evidence }: LessonPage): Element[] {
  const heading: Markup = [{ kind: 'strong', content: plain(title) }];
  return [
    text([...heading, ...plain(`\n${words}`)]),
    ...(table === undefined ? [] : table.rows.flatMap((row) => rowElements(table.columns, row))),
    note(say(`tips.evidence-${evidence}`)),
  ];
}

type Table = NonNullable<LessonPage['table']>;

/** What it is about, and the two below it: beside each other where there is room, and one after the other where not. */
function rowElements([one, other]: Table['columns'], { name, cells }: Table['rows'][number]): readonly Element[] {
  const facts = [
    { label: one, value: plain(cells[0]) },
    { label: other, value: plain(cells[1]) },
  ];
  return [text([{ kind: 'strong', content: plain(name) }]), { kind: 'facts', facts }];
}

function leadingOn({ library, asking }: Reader, lesson: Lesson): readonly Element[] {
  const { say } = library;
  const question = library.prompts.get(lesson.question ?? '');
  const practice = library.practices.get(lesson.practice ?? '');
  const links: readonly Button[] = [
    ...(question === undefined || asking !== 'own'
      ? []
      : [button(say.text('learn.button-ask'), actionId('learn.ask', lesson.id))]),
    button(say.text('learn.button-tip'), actionId('tips.show', lesson.tip)),
    ...(practice === undefined || asking !== 'own'
      ? []
      : [button(say.text('learn.button-practice'), actionId('practice.show', practice.id))]),
  ];
  return [
    { kind: 'divider' },
    ...(question === undefined ? [] : [text(say('learn.question', { question: question.question }))]),
    ...(practice === undefined ? [] : [text(say('learn.practice', { title: practice.title }))]),
    ...(lesson.use === undefined ? [] : [text(say(`learn.use-${lesson.use}`))]),
    buttons(...links),
    ...(asking === 'nobody' && question !== undefined ? [note(say('learn.unpaired'))] : []),
  ];
}
