import { z } from 'zod';
import { clipWords } from '../../card/clip.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { agreedOf } from '../../model/practice/agreed.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition } from '../definition.ts';
import { privately } from '../privately.ts';
import { longest } from './date-words.ts';
import { refused } from './find-plan.ts';
import { openPlanForm } from './plan-handlers.ts';

/** What both have agreed to in something they did together, to be planned: the form, with their words in it. */
const fromPractice: ActionDefinition = {
  kind: 'action',
  name: 'date.from-practice',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const { stores, couple, library } = context;
    const id = z.uuid().safeParse(action.args[0]);
    const session = id.success ? await stores.practices.find(id.data) : null;
    if (session === null || session.coupleId !== couple.id) {
      return privately(refused(context, 'date.refused-practice').refusal);
    }
    const script = library.practices.get(session.practice) ?? { id: session.practice, steps: [] };
    const agreed = agreedOf(script, session, 'date').find(({ visit }) => String(visit) === action.args[1]);
    const words = agreed?.words ?? new PartnerWords('');
    return openPlanForm(context, words.blank ? {} : { what: clipWords(words, longest.what) });
  },
};

export const definitions: readonly Definition[] = [fromPractice];
