import type { types } from '@slack/bolt';
import type { Home, HomeCouple, HomeElement } from '../../src/card/home.ts';
import type { UserRef } from '../../src/model/place.ts';
import { slackLimits } from './limits.ts';
import type { Profile } from './profiles.ts';
import { type Block, plainText, renderElements } from './render-card.ts';
import type { SlackWords } from './words.ts';

/** Tells what stands on the Home tab of a person. */
export type ReadHome = (user: UserRef, profile: Profile) => Promise<Home>;

/** The Home tab as a view. A person in very many couples sees the first ones, and a line that says so. */
export function renderHome(home: Home, words: Pick<SlackWords, 'homeMore'>): types.HomeView {
  const intro = sectionBlocks(home.intro, 'NONE');
  const couples = home.couples.map(coupleBlocks);
  let left = slackLimits.view.blocks - intro.length - 1;
  const shown = couples.filter((blocks) => {
    const fits = blocks.length <= left;
    left = fits ? left - blocks.length : 0;
    return fits;
  });
  const more = couples.length - shown.length;
  const blocks = [...intro, ...shown.flat(), ...(more === 0 ? [] : moreBlocks(words.homeMore(more)))];
  return { type: 'home', blocks };
}

function coupleBlocks(couple: HomeCouple): Block[] {
  return [
    { type: 'header', text: plainText(couple.title, slackLimits.header) },
    ...couple.sections.flatMap(({ title, elements }, index) => [
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

function moreBlocks(text: string): Block[] {
  return [{ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }];
}
