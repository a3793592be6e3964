import { z } from 'zod';
import type { ParsedAction } from '../../card/action-id.ts';
import { type Card, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Values } from '../../content/say.ts';
import { advance, type Move, type Refusal, type SessionEvent } from '../../model/practice/advance.ts';
import type { Session } from '../../model/practice/session.ts';
import type { CoupleContext } from '../context.ts';
import { change, scriptOf } from './change-session.ts';

/** A session of one's own, and the page that a button or a form belongs to. */
export type Found = { readonly session: Session; readonly page: number };

type Refused = { readonly refusal: Card };

/** The session that an action is about, if it is one of this couple's. */
export async function findSession(context: CoupleContext, { args }: ParsedAction): Promise<Found | Refused> {
  const [id, page] = args;
  const known = z.uuid().safeParse(id);
  const session = known.success ? await context.stores.practices.find(known.data) : null;
  if (session === null || session.coupleId !== context.couple.id) return refused(context, 'practice.refused-unknown');
  return { session, page: z.coerce.number().int().min(0).catch(-1).parse(page) };
}

/** Does what somebody wants to do, or says kindly why it is not done. */
export async function act(
  context: CoupleContext,
  { session, page }: Found,
  move: Move | 'stop',
): Promise<Found | Refused> {
  const { side, now, couple } = context;
  const event: SessionEvent = move === 'stop' ? { kind: 'stop', side } : { kind: 'move', side, page, move };
  const script = scriptOf(context.content.library(couple.partners[0].locale), session);
  const outcome = advance(script, session, event, now);
  if ('refused' in outcome) return refusedMove(context, outcome.refused);
  await change(context, couple, session, outcome.session, side);
  return { session: outcome.session, page };
}

/** Whether something could be done now, without doing it: before a form is opened. */
export function couldDo(context: CoupleContext, { session, page }: Found, move: Move): Refused | null {
  const { side, now, couple } = context;
  const script = scriptOf(context.content.library(couple.partners[0].locale), session);
  const outcome = advance(script, session, { kind: 'move', side, page, move }, now);
  return 'refused' in outcome ? refusedMove(context, outcome.refused) : null;
}

export function refused({ say }: CoupleContext, key: CopyKey, values: Values = {}): Refused {
  return { refusal: { tone: 'notice', elements: [text(say(key, values))] } };
}

const keys = {
  'not-your-turn': 'practice.refused-turn',
  'step-over': 'practice.refused-over',
  held: 'practice.refused-held',
  done: 'practice.refused-done',
  stopped: 'practice.refused-stopped',
  lapsed: 'practice.refused-lapsed',
} as const satisfies Record<Refusal, CopyKey>;

function refusedMove(context: CoupleContext, why: Refusal): Refused {
  const { other } = context;
  const isAway = why === 'not-your-turn' && other.leftAt !== null;
  const values = why === 'not-your-turn' ? { other: person(other.user) } : {};
  return refused(context, isAway ? 'practice.refused-turn-away' : keys[why], values);
}
