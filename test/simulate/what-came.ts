import type { Card } from '../../src/card/card.ts';
import { buttonsOf, cardText } from '../fakes/seen-text.ts';
import { ritualNames } from './acts.ts';
import type { Comes } from './due.ts';
import { askMonthly, offerOf } from './reactions.ts';
import type { Note, Seen } from './rooms.ts';
import type { Question, Written } from './written.ts';

/**
 * What a message is, by its key; nothing where it only answers what somebody did; `null` where nobody knows. What is open
 * when its couple moves is posted again in the new room, under a longer key.
 */
export function whatCame(seen: Seen | Note, written: Written): readonly Comes[] | null {
  const { key, card } = seen;
  const [kind = '', ...rest] = key.split(':');
  if ('to' in seen && !kind.startsWith('date-d') && !kind.startsWith('date-m')) return [noteOf(seen)];
  if (rest.at(-2) === 'after' || answers.test(key)) return [];
  if (kind.startsWith('on-this-day-')) return ['day'];
  switch (kind) {
    case 'jar-digest':
      return ['digest'];
    case 'review':
      return ['review'];
    case 'goal-review':
      return ['goals'];
    case 'check-in':
      return asks(card, written);
    case 'reveal':
      return ['both'];
    case 'invitation':
      return ['pulse'];
    case 'together':
      return [buttonsOf(card).some(({ label }) => label === askMonthly) ? 'met, and offered' : 'met'];
    case 'offer':
      return ritualNames.flatMap((name) => (rest[1] === offerOf[name] ? [`offers ${name}` as const] : []));
    case 'journey':
      return [`begins ${card.title ?? ''}`];
    case 'journey-end':
      return [`ends ${card.title ?? ''}`];
    case 'date-day-before':
    case 'date-morning':
      return sidesIn(rest.at(-1) ?? '').map(
        (side) => `${kind === 'date-morning' ? 'morning' : 'eve'} ${side}` as const,
      );
    case 'date-ask':
      return ['how'];
  }
  return null;
}

/** What only answers somebody who did something, at once, and has no rule but that. */
const answers = /^((appreciation|date-plan|goal|moment):[^:]+|goal-done:[^:]+:\d+|(invitation|moved|rhythm)-[^:]+)$/;

/** What one of the two alone is told, and of what. */
function noteOf({ key, to }: Note): Comes {
  const whose = side(to.split('-')[1] ?? '');
  const of = (key.split(':')[0] ?? '').replace(/-([0-9a-f]{8}-.*|\d{4}-\d\d-\d\d)$/, '');
  return of === 'nudge' ? `reminds ${whose}` : `tells ${whose} of ${of}`;
}

function asks(card: Card, written: Written): readonly Comes[] {
  const question = whichQuestion(card, written);
  if (question?.us === true) return ['us'];
  const step = cardText(card)
    .split('\n')
    .find((line) => /^(.+), \d+ of \d+$/.test(line));
  if (step !== undefined) return ['question', `asks ${step}: ${question?.id}`];
  return question?.when === undefined ? ['question'] : ['question', `asks for ${question.when}`];
}

/** Which question stands on a card. */
export function whichQuestion(card: Card, { questions }: Written): Question | undefined {
  for (const line of cardText(card).split('\n')) {
    const found = questions.get(line);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** In the room, or, where the other one sleeps, a note; and whose it is. */
function sidesIn(whose: string): readonly (0 | 1)[] {
  return whose.replace('note-', '').split('-').map(side);
}

function side(of: string): 0 | 1 {
  return of === '1' ? 1 : 0;
}
