import type { Option } from '../../card/card.ts';
import type { Say } from '../../content/say.ts';
import type { KeptMoment } from '../../model/moment.ts';
import { dayWords } from './day-sentences.ts';

/** A menu shows plain text only, and none of it is a partner's: the day and the kind, numbered where both are the same. */
export function momentOptions(say: Say, moments: readonly KeptMoment[]): readonly Option[] {
  const seen = new Map<string, number>();
  return moments.map(({ id, day, kind }) => {
    const values = { day: dayWords(say, day), kind: say.text(`moment.kind-${kind}`) };
    const first = say.text('moment.list-option', values);
    const number = (seen.get(first) ?? 0) + 1;
    seen.set(first, number);
    return { value: id, label: number === 1 ? first : say.text('moment.list-option-again', { ...values, number }) };
  });
}
