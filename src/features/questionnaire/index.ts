import type { QuestionnaireId } from '../../model/questionnaire/scheme.ts';
import type { CoupleContext } from '../context.ts';
import type { CommandDefinition } from '../definition.ts';
import type { Feature } from '../feature.ts';
import { privately } from '../privately.ts';
import { findKind } from './find-own.ts';
import { follows } from './follows.ts';
import { glance } from './glance.ts';
import { whereTheyAre } from './go-through.ts';
import { held } from './held-meeting.ts';
import { jobs } from './jobs.ts';
import { lookDefinitions } from './look-handlers.ts';
import { meetDefinitions } from './meet-handlers.ts';
import { pulseMonth, reconnectMonth } from './month.ts';
import { news } from './news.ts';
import { own } from './own-data.ts';
import { monthlyDefinitions, rituals } from './pulse/monthly.ts';
import { sentences } from './sentences.ts';
import { tapDefinitions } from './tap-handlers.ts';

declare module '../../content/copy.ts' {
  interface CopyFiles {
    pulse: typeof import('../../../content/en/copy/pulse.json');
    style: typeof import('../../../content/en/copy/style.json');
    reconnect: typeof import('../../../content/en/copy/reconnect.json');
    questionnaire: typeof import('../../../content/en/copy/questionnaire.json');
  }
}

/** How connected each feels: seven signs, rated alone and seen together. */
export const pulse = {
  name: 'pulse',
  heading: 'together',
  definitions: [command('pulse'), ...monthlyDefinitions],
  rituals,
  month: pulseMonth,
} satisfies Feature;

/** How one is close: for oneself, and shared only if both do. */
export const style = { name: 'style', heading: 'together', definitions: [command('style')] } satisfies Feature;

/** What has been in the way, alone or together, and what helps. */
export const reconnect = {
  name: 'reconnect',
  heading: 'together',
  definitions: [command('reconnect')],
  month: reconnectMonth,
} satisfies Feature;

/** What all questionnaires do alike: a card that is tapped through, results, and where two of them meet. */
export const questionnaire = {
  name: 'questionnaire',
  definitions: [...tapDefinitions, ...lookDefinitions, ...meetDefinitions],
  jobs,
  own,
  follows,
  held: [held],
  glance,
  news,
} satisfies Feature;

function command(id: QuestionnaireId): CommandDefinition {
  return {
    kind: 'command',
    path: id,
    description: sentences[id].command,
    options: [],
    who: 'partner',
    ack: 'private',
    run: async (context: CoupleContext) => {
      const kind = findKind(context, id);
      return privately('refusal' in kind ? kind.refusal : await whereTheyAre(context, kind));
    },
  };
}
