import { button, buttons, text } from '../../card/card.ts';
import type { AtAGlance, ComingThing } from '../at-a-glance.ts';
import { rhythmWords } from '../rhythm-words.ts';
import { whenForBoth } from '../time-words.ts';
import { coming, readTimetable } from '../upcoming.ts';

/** When the rituals come, and the rhythm as it stands. */
export const glance: AtAGlance = {
  coming: async (ahead) => {
    const { couple, library, until } = ahead;
    const { say } = library;
    const timetable = await readTimetable(ahead, couple);
    return coming(timetable).flatMap(({ name, comesAt }): readonly ComingThing[] => {
      const entry = say(`rhythm.what-${name}`);
      const next = {
        at: comesAt,
        text: say(`rhythm.next-${name}`, { when: whenForBoth(say, couple, comesAt) }),
        entry,
      };
      const later = timetable.comes(name, until).filter(({ at }) => at > comesAt);
      return [next, ...later.map(({ at }) => ({ at, entry }))];
    });
  },
  section: async ({ stores, library: { say }, couple }) => {
    const title = say.text('home.rhythm');
    const on = (await stores.rituals.of(couple.id)).filter((ritual) => ritual.on);
    if (on.length === 0) {
      const choose = button(say.text('home.next-choose'), 'rhythm.open', 'main');
      return { title, elements: [text(say('home.rhythm-none')), buttons(choose)] };
    }
    const lines = on.map(({ name, rhythm }) =>
      text(say(`home.rhythm-${name}`, { rhythm: rhythmWords(say, couple, rhythm) })),
    );
    return { title, elements: [...lines, buttons(button(say.text('rhythm.change'), 'rhythm.open'))] };
  },
};
