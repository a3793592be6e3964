import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { limits } from '../../card/limits.ts';
import { join, type Markup, plain } from '../../card/markup.ts';
import { dateAt } from '../../card/write-time.ts';
import type { Library } from '../../content/library.ts';
import type { Say } from '../../content/say.ts';
import type { SupportFile } from '../../content/schema/support.ts';
import { inOrder } from './find-country.ts';

/**
 * Fixed text. Its first lines could be about anything, for somebody whose screen may be seen, and what clears it is
 * right there. `typed` is what was asked for, `found` its file; without one, what works anywhere.
 */
export function supportCard({ say, support }: Library, typed: string, found: SupportFile | null): Card {
  const file = found ?? support.find(({ id }) => id === 'general');
  const unknown = found === null && typed.trim() !== '';
  return {
    title: say.text('support.title'),
    tone: 'calm',
    elements: [
      text(say('support.first')),
      note(say('support.seen')),
      buttons(button(say.text('support.clear'), actionId('support.clear'))),
      text(say('support.counsellor')),
      text(say('support.unsafe')),
      ...(unknown ? [note(say('support.unknown'))] : []),
      ...(file === undefined ? [] : fileElements(say, file)),
      ...menus(say, support),
    ],
  };
}

/** What stays after clearing: it says nothing about what was there. */
export function clearedCard(say: Say): Card {
  return { tone: 'calm', elements: [text(say('support.cleared'))] };
}

function fileElements(say: Say, file: SupportFile): readonly Element[] {
  const heading = file.id === 'general' ? say('support.somewhere') : say('support.country', { country: file.country });
  return [
    { kind: 'divider' },
    text([...heading, ...plain('\n'), ...say('support.now', { emergency: file.emergency })]),
    ...file.lines.map((line) => text(lineMarkup(say, line))),
    note(say('support.checked', { date: dateAt(Date.parse(file.checked), 'UTC', say.locale) })),
    { kind: 'divider' },
  ];
}

/** One line of help: its name, whom it is for, and every way to reach it. */
function lineMarkup(say: Say, line: SupportFile['lines'][number]): Markup {
  const pieces: readonly Markup[] = [
    [{ kind: 'strong', content: plain(line.name) }],
    plain(line.about),
    ...(line.phone === undefined ? [] : [say('support.phone', { phone: line.phone })]),
    ...(line.text === undefined ? [] : [plain(line.text)]),
    ...(line.url === undefined ? [] : [[{ kind: 'link', url: line.url, label: hostOf(line.url) } as const]]),
  ];
  return join(pieces, '\n');
}

/** An address as people know it. As the label of a link it is shorter, and no platform takes it apart. */
function hostOf(url: string): string {
  return url.replace(/^https:\/\/(www\.)?/, '').replace(/[/?#].*$/, '');
}

/** One menu holds 25; with more countries there are several, by the alphabet. */
function menus(say: Say, files: readonly SupportFile[]): readonly Element[] {
  const all = inOrder(files);
  const count = Math.ceil(all.length / limits.select.options);
  const size = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, index): Element => {
    const part = all.slice(index * size, (index + 1) * size);
    const ends = { first: part[0]?.country ?? '', last: part.at(-1)?.country ?? '' };
    return {
      kind: 'select',
      action: actionId('support.country', ...(index === 0 ? [] : [index])),
      placeholder: count === 1 ? say.text('support.choose') : say.text('support.choose-from', ends),
      options: part.map(({ id, country }) => ({ value: id, label: country })),
    };
  });
}
