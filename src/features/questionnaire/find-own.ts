import { z } from 'zod';
import type { Card } from '../../card/card.ts';
import type { Questionnaire } from '../../content/questionnaire.ts';
import { asFinished, type FinishedRound, type Round } from '../../model/questionnaire/round.ts';
import { questionnaireIds } from '../../model/questionnaire/scheme.ts';
import type { CoupleContext } from '../context.ts';
import type { Kind } from './kind.ts';
import { kinds } from './kinds.ts';
import { refused } from './refused.ts';

type Refusal = { readonly refusal: Card };

/** A questionnaire by its id, in the language of the one who asks for it. */
export function findKind(context: CoupleContext, id: string | undefined): Kind | Refusal {
  const parsed = z.enum(questionnaireIds).safeParse(id);
  if (!parsed.success) return { refusal: refused(context, 'questionnaire.refused-unknown') };
  const questionnaire: Questionnaire | undefined = context.library.questionnaires.get(parsed.data);
  if (questionnaire === undefined) return { refusal: refused(context, 'questionnaire.refused-gone') };
  return { ...kinds[parsed.data], questionnaire };
}

type OwnRound = { readonly round: Round; readonly kind: Kind };

/** One of the rounds of the one who acts, or why there is none: those of others are never found. */
export async function findRound(context: CoupleContext, id: string | undefined): Promise<OwnRound | Refusal> {
  const { stores, couple, side } = context;
  const parsed = z.uuid().safeParse(id);
  const round = parsed.success ? await stores.rounds.find(couple.id, side, parsed.data) : null;
  if (round === null) return { refusal: refused(context, 'questionnaire.refused-unknown') };
  const kind = findKind(context, round.questionnaire);
  return 'refusal' in kind ? kind : { round, kind };
}

/** The same, of those that are finished. */
export async function findFinished(
  context: CoupleContext,
  id: string | undefined,
): Promise<{ readonly round: FinishedRound; readonly kind: Kind } | Refusal> {
  const own = await findRound(context, id);
  if ('refusal' in own) return own;
  const round = asFinished(own.round);
  return round === null ? { refusal: refused(context, 'questionnaire.refused-unknown') } : { round, kind: own.kind };
}
