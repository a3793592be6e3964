import type { Migration } from 'kysely/migration';
import { couples } from './0001-couples.ts';
import { checkIns } from './0002-check-ins.ts';
import { tipsAndTraces } from './0003-tips-and-traces.ts';
import { installations } from './0004-installations.ts';
import { appreciations } from './0005-appreciations.ts';
import { whatWaits } from './0006-what-waits.ts';
import { wishes } from './0008-wishes.ts';
import { beingTold } from './0010-being-told.ts';
import { answersToReplies } from './0011-answers-to-replies.ts';
import { heldCards } from './0012-held-cards.ts';
import { questionnaires } from './0013-questionnaires.ts';
import { practices } from './0014-practices.ts';
import { moreRituals } from './0015-more-rituals.ts';
import { ritualOffers } from './0016-ritual-offers.ts';
import { dates } from './0017-dates.ts';
import { goals } from './0018-goals.ts';
import { keepsakes } from './0019-keepsakes.ts';
import { journeys } from './0021-journeys.ts';
import { ownPrompts } from './0022-own-prompts.ts';
import { lookingBack } from './0023-looking-back.ts';
import { packs } from './0025-packs.ts';
import { mended } from './0026-mended.ts';
import { leases } from './0027-leases.ts';

/** Every migration, oldest first, by the name that the database remembers. A name is never changed or reused. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-couples': couples,
  '0002-check-ins': checkIns,
  '0003-tips-and-traces': tipsAndTraces,
  '0004-installations': installations,
  '0005-appreciations': appreciations,
  '0006-what-waits': whatWaits,
  '0008-wishes': wishes,
  '0010-being-told': beingTold,
  '0011-answers-to-replies': answersToReplies,
  '0012-held-cards': heldCards,
  '0013-questionnaires': questionnaires,
  '0014-practices': practices,
  '0015-more-rituals': moreRituals,
  '0016-ritual-offers': ritualOffers,
  '0017-dates': dates,
  '0018-goals': goals,
  '0019-keepsakes': keepsakes,
  '0021-journeys': journeys,
  '0022-own-prompts': ownPrompts,
  '0023-looking-back': lookingBack,
  '0025-packs': packs,
  '0026-mended': mended,
  '0027-leases': leases,
};
