import { type Card, text } from '../../card/card.ts';
import type { JobOf } from '../../port/jobs.ts';
import type { JobContext } from '../context.ts';

/** Says who has come in, and how two people begin. Nobody's language is known yet. */
export async function sayHello({ content, post }: JobContext, { room, key }: JobOf<'say-hello'>) {
  const { say } = content.library('en');
  const card: Card = {
    title: say.text('pairing.hello-title'),
    tone: 'warm',
    elements: [text(say('pairing.hello')), text(say('pairing.hello-begin'))],
  };
  await post(room, card, key);
}
