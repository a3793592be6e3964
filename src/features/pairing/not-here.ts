import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, text } from '../../card/card.ts';
import { type Markup, person, plain } from '../../card/markup.ts';
import type { Say } from '../../content/say.ts';
import type { UserRef } from '../../model/place.ts';
import type { Presence } from '../../port/inbound-event.ts';
import type { Obstacle } from '../../port/obstacle.ts';
import { sayObstacle } from '../say-obstacle.ts';

/** Why somebody cannot be invited in a room, and what to do; `null` if nothing is known against it. */
export function whyNotPerson(say: Say, to: UserRef, presence: Presence): Markup | null {
  if (presence === 'here' || presence === 'unknown') return null;
  return say(`pairing.person-${presence}`, { to: person(to) });
}

/** What Attune lacks in a room, each with the step that mends it. */
export function lackingElements(say: Say, obstacles: readonly Obstacle[]): Card['elements'] {
  const lines = obstacles.slice(0, 10).map((obstacle): Markup => {
    const { missing, remedy } = sayObstacle(say, obstacle);
    return [{ kind: 'strong', content: missing }, ...plain(' '), ...remedy];
  });
  return [text(say('pairing.lacking')), ...lines.map((line) => text(line))];
}

/** Says what is in the way, with a button to try again once it is not. */
export function lackingCard(say: Say, what: Card['elements'], wish: 'ask' | 'fresh', to: UserRef): Card {
  const again = actionId('pairing.invite', wish, to.user);
  return {
    title: say.text('pairing.lacking-title'),
    tone: 'notice',
    elements: [...what, buttons(button(say.text('pairing.try-again'), again, 'main'))],
  };
}
