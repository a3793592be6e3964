import type { types } from '@slack/bolt';
import type { Element } from '../../src/card/card.ts';
import type { RoomRef, UserRef } from '../../src/model/place.ts';
import { slackLimits } from './limits.ts';
import type { Profile } from './profiles.ts';
import { type Block, plainText, renderElements } from './render-card.ts';

/** What may stand on the Home tab. No kind of it can hold a partner's words, so nothing sealed can get there. */
export type HomeElement = Extract<Element, { kind: 'text' | 'note' | 'buttons' }>;

export type HomeSection = { readonly title: string; readonly elements: readonly HomeElement[] };

/** One couple on a person's Home tab. Its buttons act in `room`. */
export type HomeCouple = {
  readonly room: RoomRef;
  readonly title: string;
  /** When the next check-in comes, or why none does. */
  readonly next: HomeSection;
  /** What waits for this person: questions by their words, never an answer. */
  readonly waiting: HomeSection;
  readonly rhythm: HomeSection;
  readonly month: HomeSection;
};

/** Everything on a person's Home tab. Without a couple, `intro` says how to begin. */
export type HomeTab = { readonly intro: readonly HomeElement[]; readonly couples: readonly HomeCouple[] };

/** Tells what stands on the Home tab of a person, in that person's language. */
export type ReadHome = (user: UserRef, profile: Profile) => Promise<HomeTab>;

/** The Home tab as a view. A person in very many couples sees the first ones, and a line that says so. */
export function renderHome(home: HomeTab): types.HomeView {
  const intro = sectionBlocks(home.intro, 'NONE');
  const couples = home.couples.map(coupleBlocks);
  let left = slackLimits.view.blocks - intro.length - 1;
  const shown = couples.filter((blocks) => {
    const fits = blocks.length <= left;
    left = fits ? left - blocks.length : 0;
    return fits;
  });
  const more = couples.length - shown.length;
  const blocks = [...intro, ...shown.flat(), ...(more === 0 ? [] : moreBlocks(more))];
  return { type: 'home', blocks };
}

function coupleBlocks(couple: HomeCouple): Block[] {
  const sections = [couple.next, couple.waiting, couple.rhythm, couple.month];
  return [
    { type: 'header', text: plainText(couple.title, slackLimits.header) },
    ...sections.flatMap(({ title, elements }, index) => [
      ...sectionBlocks(
        [{ kind: 'text', text: [{ kind: 'strong', content: [{ kind: 'plain', text: title }] }] }],
        'NONE',
      ),
      ...sectionBlocks(elements, couple.room.room, index),
    ]),
    { type: 'divider' },
  ];
}

/** Ids of blocks must differ within a view, across couples and sections. */
function sectionBlocks(elements: readonly HomeElement[], room: string, section = 0): Block[] {
  return renderElements(elements, room).map((block) =>
    block.type === 'actions' ? { ...block, block_id: `${block.block_id}:${section}` } : block,
  );
}

function moreBlocks(count: number): Block[] {
  const text = `${count} more are not shown here; they work in their channels as ever.`;
  return [{ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }];
}
