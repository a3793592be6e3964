import type { World } from './driver.ts';
import { appreciateStories } from './stories/appreciate.ts';
import { aroundStories } from './stories/around.ts';
import { checkInStories } from './stories/check-in.ts';
import { dateStories } from './stories/date.ts';
import { formatStories } from './stories/formats.ts';
import { goalStories } from './stories/goal.ts';
import { journeyStories } from './stories/journeys.ts';
import { learnStories } from './stories/learn.ts';
import { momentStories } from './stories/moments.ts';
import { ownPromptStories } from './stories/own-prompt.ts';
import { pairingStories } from './stories/pairing.ts';
import { practiceStories } from './stories/practice.ts';
import { questionnaireStories } from './stories/questionnaires.ts';
import { replyStories } from './stories/reply.ts';
import { reviewStories } from './stories/review.ts';
import { rhythmStories } from './stories/rhythm.ts';
import { ritualStories } from './stories/rituals.ts';
import { toldStories } from './stories/told.ts';

/** Every story of `stories/`, for a platform. */
export function allStories(open: () => Promise<World>): void {
  pairingStories(open);
  rhythmStories(open);
  ritualStories(open);
  checkInStories(open);
  formatStories(open);
  replyStories(open);
  aroundStories(open);
  appreciateStories(open);
  momentStories(open);
  questionnaireStories(open);
  learnStories(open);
  toldStories(open);
  practiceStories(open);
  reviewStories(open);
  journeyStories(open);
  dateStories(open);
  goalStories(open);
  ownPromptStories(open);
}
