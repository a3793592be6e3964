import { type Element, note, text } from '../../card/card.ts';
import { type Markup, plain } from '../../card/markup.ts';
import type { Library, Tip } from '../../content/library.ts';
import type { Guide, WordedDimension } from '../../content/questionnaire.ts';

/** What helps with one thing: what it is, what helps and where that comes from, a question, a tip, something to do. */
export function guideElements(library: Library, { name, guide }: WordedDimension): readonly Element[] {
  if (guide === undefined) return [];
  const { say } = library;
  const strong: Markup = [{ kind: 'strong', content: plain(name) }];
  return [
    text([...strong, ...plain(`\n${guide.about}`)]),
    text(say('questionnaire.guide-helps', { text: guide.helps })),
    note(say(`tips.evidence-${guide.evidence}`)),
    ...tryElements(library, guide),
    text(say('questionnaire.guide-practice', { text: guide.practice })),
  ];
}

/** One question to talk about, and one small thing to try, with where that comes from. */
export function tryElements({ say, tips }: Library, guide: Guide): readonly Element[] {
  const tip = tips.get(guide.tip);
  return [
    text(say('questionnaire.guide-question', { text: guide.question })),
    ...(tip === undefined
      ? []
      : [text(say('questionnaire.guide-tip', { text: tipWords(tip) })), note(say(`tips.evidence-${tip.evidence}`))]),
  ];
}

function tipWords({ idea, tryToday }: Tip): string {
  return `${idea} ${tryToday}`;
}
