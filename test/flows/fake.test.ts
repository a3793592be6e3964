import { FakeWorld } from './fake-world.ts';
import { appreciateStories } from './stories/appreciate.ts';
import { aroundStories } from './stories/around.ts';
import { checkInStories } from './stories/check-in.ts';
import { pairingStories } from './stories/pairing.ts';
import { replyStories } from './stories/reply.ts';
import { rhythmStories } from './stories/rhythm.ts';

const open = () => FakeWorld.open({ settle: true });

pairingStories(open);
rhythmStories(open);
checkInStories(open);
replyStories(open);
aroundStories(open);
appreciateStories(open);
