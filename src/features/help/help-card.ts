import { actionId } from '../../card/action-id.ts';
import { buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { limits } from '../../card/limits.ts';
import { join, type Markup, plain } from '../../card/markup.ts';
import { plainLength } from '../../card/measure.ts';
import type { Say } from '../../content/say.ts';
import type { HostPages } from '../../model/host-pages.ts';
import type { CommandDefinition, Definition } from '../definition.ts';
import type { Feature, HelpHeading } from '../feature.ts';
import { hostPagesNote } from '../host-pages.ts';
import { pageAt, turnButtons } from '../pager.ts';

/** One page of the help. Groups that do not fit on a page go on the next. `wanted`, as the buttons carry it, counts from 0. */
export function helpCard(say: Say, features: readonly Feature[], wanted: number, hosts: HostPages = {}): Card {
  const pages = pagesOf(groupsOf(say, features));
  const page = pageAt(wanted + 1, { count: pages.length, size: 1 });
  const turns = turnButtons(say, page, {
    before: 'help.back',
    after: 'help.more',
    to: (at) => actionId('help.page', at - 1),
  });
  return {
    title: say.text('help.title'),
    tone: 'calm',
    elements: [
      ...(page.at === 1 ? [text(say('help.intro')), note(say('help.support'))] : []),
      ...(pages[page.skip] ?? []).map((group): Element => text(group)),
      ...(page.at === page.pages ? [note(say('help.equal')), ...hostPagesNote(say, hosts)] : []),
      ...(turns.length === 0 ? [] : [buttons(...turns)]),
    ],
  };
}

/** Whatever has no heading of its own stands under the last. */
const headings: readonly (HelpHeading | 'more')[] = ['together', 'questions', 'ideas', 'yours', 'more'];

function groupsOf(say: Say, features: readonly Feature[]): readonly Markup[] {
  return headings.flatMap((heading) => {
    const members = features
      .filter((feature) => (feature.heading ?? 'more') === heading)
      .flatMap(({ definitions = [] }) => definitions.filter(isCommand));
    return members.length === 0
      ? []
      : inPieces([say(`help.group-${heading}`), ...members.map((one) => line(say, one))]);
  });
}

function isCommand(definition: Definition): definition is CommandDefinition {
  return definition.kind === 'command';
}

function line(say: Say, { path, description }: CommandDefinition): Markup {
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
