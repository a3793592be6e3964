import type { ParsedAction } from '../../card/action-id.ts';
import type { Card } from '../../card/card.ts';
import { otherSide } from '../../model/couple.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import type { Move } from '../../model/practice/advance.ts';
import { stepOf } from '../../model/practice/session.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition } from '../definition.ts';
import { privately } from '../privately.ts';
import { scriptOf } from './change-session.ts';
import { act, type Found, findSession, refused } from './find-session.ts';
import { simpleCard, whereCard } from './own-cards.ts';

/** A button on the card that both see: that card follows by itself. What was chosen alone is confirmed alone. */
const press: ActionDefinition = {
  kind: 'action',
  name: 'practice.press',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const done = await perform(context, action);
    if ('refusal' in done) return privately(done.refusal);
    return done.own === null ? { kind: 'nothing' } : privately(done.own);
  },
};

/** The same button on a card that only one of the two sees, which shows how it stands then. */
const own: ActionDefinition = {
  kind: 'action',
  name: 'practice.own',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const done = await perform(context, action);
    if ('refusal' in done) return { kind: 'update', card: done.refusal };
    return { kind: 'update', card: done.own ?? (await whereCard(context, done.after.session)) };
  },
};

export const definitions: readonly Definition[] = [press, own];

type Done = { readonly after: Found; readonly own: Card | null };

async function perform(context: CoupleContext, action: ParsedAction): Promise<Done | { readonly refusal: Card }> {
  const found = await findSession(context, action);
  if ('refusal' in found) return found;
  const move = readMove(context, found, action.args.slice(2));
  if (move === null) return refused(context, 'practice.refused-option');
  const after = await act(context, found, move);
  return 'refusal' in after ? after : { after, own: ownWord(context, found, move) };
}

/** What a button stands for; `null` for one that we did not make. */
function readMove(
  { side, library }: CoupleContext,
  { session, page }: Found,
  args: readonly string[],
): Move | 'stop' | null {
  const [what, how = ''] = args;
  switch (what) {
    case 'stop':
      return 'stop';
    case 'join':
    case 'go-on':
    case 'done':
    case 'yes':
    case 'not-quite':
    case 'leave':
    case 'finish':
      return { kind: what };
    case 'begin':
      return { kind: 'begin', first: how === 'me' ? side : otherSide(side) };
    case 'send':
      return how === 'room' || how === 'other' ? { kind: 'send', to: how } : null;
    case 'minutes':
      return { kind: 'minutes', minutes: Number(how) };
    case 'pick': {
      const at = session.pages[page];
      const step = at === undefined ? null : stepOf(scriptOf(library, session).steps, at);
      const isOption = step?.kind !== 'choose' || step.options.some(({ id }) => id === how);
      return isOption ? { kind: 'pick', words: { pick: new PartnerWords(how) } } : null;
    }
    default:
      return null;
  }
}

/** What only the one who pressed is told. */
function ownWord(context: CoupleContext, { session, page }: Found, move: Move | 'stop'): Card | null {
  if (move === 'stop') return null;
  if (move.kind === 'send')
    return simpleCard(context, move.to === 'room' ? 'practice.own-sent-room' : 'practice.own-sent-other');
  const at = session.pages[page];
  const step = at === undefined ? null : stepOf(scriptOf(context.library, session).steps, at);
  if (move.kind === 'leave' && step?.kind === 'write') return simpleCard(context, 'practice.own-kept');
  if (move.kind !== 'pick' || step?.kind !== 'choose' || step.who !== 'both') return null;
  const id = move.words['pick']?.reveal();
  return simpleCard(context, 'practice.own-choice', step.options.find((option) => option.id === id)?.label ?? '');
}
