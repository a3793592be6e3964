import { z } from 'zod';
import { type Card, text } from '../../card/card.ts';
import type { CopyKey } from '../../content/copy.ts';
import { mayRead, type OwnPrompt, type OwnText } from '../../model/own-prompt.ts';
import type { CoupleContext } from '../context.ts';

/** One that is in the deck, with what it says. */
export type Readable = OwnPrompt & { readonly text: OwnText };

type Refused = { readonly refusal: Card };

/** One of this couple's deck that this person may read; a surprise of the other's is not there for them. */
export async function findOwn(context: CoupleContext, id: string | undefined): Promise<{ found: Readable } | Refused> {
  const parsed = z.uuid().safeParse(id);
  const found = parsed.success ? await context.stores.ownPrompts.find(parsed.data) : null;
  const isTheirs = found !== null && found.coupleId === context.couple.id && found.withdrawnAt === null;
  if (!isTheirs || found.text === null || !mayRead(found, context.side))
    return refused(context, 'own-prompt.refused-unknown');
  return { found: { ...found, text: found.text } };
}

/** The same, of those that this person wrote. */
export async function findMine(context: CoupleContext, id: string | undefined): Promise<{ found: Readable } | Refused> {
  const one = await findOwn(context, id);
  return 'found' in one && one.found.by !== context.side ? refused(context, 'own-prompt.refused-author') : one;
}

export function refused({ say }: Pick<CoupleContext, 'say'>, key: CopyKey): Refused {
  return { refusal: { title: say.text('own-prompt.refused-title'), tone: 'notice', elements: [text(say(key))] } };
}
