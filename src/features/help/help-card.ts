import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { limits } from '../../card/limits.ts';
import { join, type Markup, plain } from '../../card/markup.ts';
import { plainLength } from '../../card/measure.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Say } from '../../content/say.ts';

/** A command as the help lists it. */
export type Listed = { readonly path: string; readonly description: CopyKey };

/** One page of the help. Groups that do not fit on a page go on the next. */
export function helpCard(say: Say, commands: readonly Listed[], wanted: number): Card {
  const pages = pagesOf(groupsOf(say, commands));
  const page = Math.min(Math.max(0, Math.trunc(wanted)), pages.length - 1);
  const turns = [
    ...(page > 0 ? [button(say.text('help.back'), actionId('help.page', page - 1))] : []),
    ...(page < pages.length - 1 ? [button(say.text('help.more'), actionId('help.page', page + 1))] : []),
  ];
  return {
    title: say.text('help.title'),
    tone: 'calm',
    elements: [
      ...(page === 0 ? [text(say('help.intro'))] : []),
      ...(pages[page] ?? []).map((group): Element => text(group)),
      ...(page === pages.length - 1 ? [note(say('help.equal'))] : []),
      ...(turns.length === 0 ? [] : [buttons(...turns)]),
    ],
  };
}

/** Which commands stand together, by the first word of their path; the rest stands under the last heading. */
const groups: readonly { readonly title: CopyKey; readonly first: readonly string[] }[] = [
  { title: 'help.group-together', first: ['pair', 'unpair', 'appreciate', 'jar'] },
  { title: 'help.group-questions', first: ['checkin', 'prompt'] },
  { title: 'help.group-ideas', first: ['tip'] },
  { title: 'help.group-yours', first: ['settings', 'privacy', 'support', 'help'] },
];

function groupsOf(say: Say, commands: readonly Listed[]): readonly Markup[] {
  const firstOf = ({ path }: Listed) => path.split(' ')[0] ?? path;
  const known = groups.flatMap(({ first }) => first);
  const grouped = [
    ...groups.map(({ title, first }) => ({ title, members: commands.filter((one) => first.includes(firstOf(one))) })),
    { title: 'help.group-more' as const, members: commands.filter((one) => !known.includes(firstOf(one))) },
  ];
  return grouped
    .filter(({ members }) => members.length > 0)
    .flatMap(({ title, members }) => inPieces([say(title), ...members.map((one) => line(say, one))]));
}

function line(say: Say, { path, description }: Listed): Markup {
  return [{ kind: 'command', path }, ...plain(`: ${say.text(description)}`)];
}

/** A group that is too long for one element is cut between two commands. */
function inPieces(lines: readonly Markup[]): readonly Markup[] {
  const pieces: Markup[][] = [[]];
  for (const one of lines) {
    const last = pieces.at(-1) ?? [];
    if (last.length > 0 && sum([...last, one]) > limits.card.elementText) pieces.push([one]);
    else last.push(one);
  }
  return pieces.map((piece) => join(piece, '\n'));
}

function pagesOf(parts: readonly Markup[]): readonly (readonly Markup[])[] {
  const pages: Markup[][] = [[]];
  for (const part of parts) {
    const last = pages.at(-1) ?? [];
    if (last.length > 0 && sum([...last, part]) > pageText) pages.push([part]);
    else last.push(part);
  }
  return pages;
}

/** Leaves room for the title, the first sentences, the note, and what a platform writes around a command's name. */
const pageText = limits.card.text - 1000;

function sum(all: readonly Markup[]): number {
  return plainLength(join(all, '\n'));
}
