import { beforeAll } from 'vitest';
import { openDiscordWorld } from '../../fakes/discord-twin/discord-world.ts';
import { appreciateStories } from '../../flows/stories/appreciate.ts';
import { aroundStories } from '../../flows/stories/around.ts';
import { checkInStories } from '../../flows/stories/check-in.ts';
import { dateStories } from '../../flows/stories/date.ts';
import { formatStories } from '../../flows/stories/formats.ts';
import { goalStories } from '../../flows/stories/goal.ts';
import { journeyStories } from '../../flows/stories/journeys.ts';
import { learnStories } from '../../flows/stories/learn.ts';
import { momentStories } from '../../flows/stories/moments.ts';
import { ownPromptStories } from '../../flows/stories/own-prompt.ts';
import { pairingStories } from '../../flows/stories/pairing.ts';
import { practiceStories } from '../../flows/stories/practice.ts';
import { questionnaireStories } from '../../flows/stories/questionnaires.ts';
import { replyStories } from '../../flows/stories/reply.ts';
import { reviewStories } from '../../flows/stories/review.ts';
import { rhythmStories } from '../../flows/stories/rhythm.ts';
import { ritualStories } from '../../flows/stories/rituals.ts';
import { toldStories } from '../../flows/stories/told.ts';

// The first world takes longest: it makes the database that the others start from.
beforeAll(async () => {
  await using _world = await openDiscordWorld();
}, 60_000);

// Every card and form that the stories come to is checked by the twin; one that Discord would refuse fails its story.
pairingStories(openDiscordWorld);
rhythmStories(openDiscordWorld);
ritualStories(openDiscordWorld);
checkInStories(openDiscordWorld);
formatStories(openDiscordWorld);
replyStories(openDiscordWorld);
aroundStories(openDiscordWorld);
appreciateStories(openDiscordWorld);
momentStories(openDiscordWorld);
questionnaireStories(openDiscordWorld);
learnStories(openDiscordWorld);
toldStories(openDiscordWorld);
practiceStories(openDiscordWorld);
reviewStories(openDiscordWorld);
journeyStories(openDiscordWorld);
dateStories(openDiscordWorld);
goalStories(openDiscordWorld);
ownPromptStories(openDiscordWorld);
