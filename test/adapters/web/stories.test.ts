import { appreciateStories } from '../../flows/stories/appreciate.ts';
import { aroundStories } from '../../flows/stories/around.ts';
import { checkInStories } from '../../flows/stories/check-in.ts';
import { formatStories } from '../../flows/stories/formats.ts';
import { learnStories } from '../../flows/stories/learn.ts';
import { pairingStories } from '../../flows/stories/pairing.ts';
import { practiceStories } from '../../flows/stories/practice.ts';
import { questionnaireStories } from '../../flows/stories/questionnaires.ts';
import { replyStories } from '../../flows/stories/reply.ts';
import { reviewStories } from '../../flows/stories/review.ts';
import { rhythmStories } from '../../flows/stories/rhythm.ts';
import { toldStories } from '../../flows/stories/told.ts';
import { WebStory } from './web-story.ts';

const open = () => WebStory.open();

pairingStories(open);
rhythmStories(open);
checkInStories(open);
formatStories(open);
replyStories(open);
aroundStories(open);
appreciateStories(open);
questionnaireStories(open);
learnStories(open);
toldStories(open);
practiceStories(open);
reviewStories(open);
