import { appreciate } from '../features/appreciate/index.ts';
import { createCheckIn } from '../features/check-in/index.ts';
import { date } from '../features/date/index.ts';
import type { Feature } from '../features/feature.ts';
import { goal } from '../features/goal/index.ts';
import { createHelp } from '../features/help/index.ts';
import { history } from '../features/history/index.ts';
import { inItsTime } from '../features/in-its-time/index.ts';
import { journey } from '../features/journey/index.ts';
import { learn } from '../features/learn/index.ts';
import { followUps, yearAgo } from '../features/looking-back/index.ts';
import { moment } from '../features/moment/index.ts';
import { ownPrompt } from '../features/own-prompt/index.ts';
import { createPairing } from '../features/pairing/index.ts';
import { practice } from '../features/practice/index.ts';
import { createPrivacy } from '../features/privacy/index.ts';
import { prompt } from '../features/prompt/index.ts';
import { pulse, questionnaire, reconnect, style } from '../features/questionnaire/index.ts';
import { respond } from '../features/respond/index.ts';
import { createReview } from '../features/review/index.ts';
import { createRhythm } from '../features/rhythm/index.ts';
import { rituals } from '../features/rituals/index.ts';
import { settings } from '../features/settings/index.ts';
import { support } from '../features/support/index.ts';
import { tips } from '../features/tips/index.ts';
import { draft } from './draft.ts';

/** Everything that two people can do, listed by hand; commands show in this order. `more` comes after it. */
export function listFeatures(more: readonly Feature[] = []): readonly Feature[] {
  const all: readonly Feature[] = [
    createPairing(() => all),
    createCheckIn(() => all),
    respond,
    createRhythm(() => all),
    rituals,
    history,
    prompt,
    journey,
    inItsTime,
    followUps,
    yearAgo,
    ownPrompt,
    appreciate,
    moment,
    pulse,
    reconnect,
    style,
    questionnaire,
    practice,
    createReview(() => all),
    date,
    goal,
    tips,
    learn,
    settings,
    createPrivacy(() => all),
    support,
    createHelp(() => all),
    draft,
    ...more,
  ];
  return all;
}

export const features = listFeatures();
