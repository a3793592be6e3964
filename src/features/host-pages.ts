import { note } from '../card/card.ts';
import { join, type Markup } from '../card/markup.ts';
import type { Say } from '../content/say.ts';
import { type HostPages, hostPageNames } from '../model/host-pages.ts';

/** A line that leads to the pages that the host has put up; none where there are none. */
export function hostPagesNote(say: Say, pages: HostPages): readonly ReturnType<typeof note>[] {
  const links = hostPageNames.flatMap((name): Markup[] => {
    const url = pages[name];
    return url === undefined ? [] : [[{ kind: 'link', url, label: say.text(`host.${name}`) }]];
  });
  return links.length === 0 ? [] : [note(say('host.pages', { pages: join(links, ' · ') }))];
}
