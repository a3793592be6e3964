import { text } from '../card/card.ts';
import type { PrivateReply } from '../port/reply.ts';
import type { CoupleContext } from './context.ts';
import { privately } from './privately.ts';

/** What was chosen is none of the choices, or not any more. */
export function notOffered({ say }: Pick<CoupleContext, 'say'>): PrivateReply {
  return privately({ tone: 'notice', elements: [text(say('refusals.not-offered'))] });
}
