import { allStories } from '../../flows/all-stories.ts';
import { byTurns } from '../../flows/story.ts';
import { WebStory } from './web-story.ts';

allStories(byTurns(() => WebStory.open(), 'web', 'proof'));
