import { actionId } from '../../card/action-id.ts';
import { type Card, type Element, text } from '../../card/card.ts';
import { limits } from '../../card/limits.ts';
import type { Lesson, Library } from '../../content/library.ts';
import { lessonHeadings } from '../../content/schema/lesson.ts';

/** Why the list stands where a lesson was wanted. */
export type ListLead = 'learn.list-unknown' | 'learn.list-gone';

/** Everything there is, a menu for each heading. */
export function listCard({ say, lessons }: Library, lead?: ListLead): Card {
  const menus = lessonHeadings.flatMap((heading) => {
    const under = [...lessons.values()].filter((one) => one.heading === heading);
    return under.length === 0 ? [] : [menu(heading, say.text(`learn.heading-${heading}`), under)];
  });
  return {
    title: say.text('learn.list-title'),
    tone: 'calm',
    elements: [text(say(lead ?? 'learn.list')), ...menus],
  };
}

/** Those that fit what was typed. */
export function foundCard({ say }: Library, found: readonly Lesson[]): Card {
  return {
    title: say.text('learn.list-title'),
    tone: 'calm',
    elements: [text(say('learn.list-found')), menu('found', say.text('learn.list-pick'), found)],
  };
}

function menu(name: string, placeholder: string, lessons: readonly Lesson[]): Element {
  return {
    kind: 'select',
    action: actionId('learn.open', name),
    placeholder,
    options: lessons
      .slice(0, limits.select.options)
      .map(({ id, title, summary }) => ({ value: id, label: title, hint: summary })),
  };
}
