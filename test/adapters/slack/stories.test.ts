import { SlackStory } from '../../fakes/slack-twin/slack-story.ts';
import { allStories } from '../../flows/all-stories.ts';
import { byTurns } from '../../flows/story.ts';

allStories(byTurns(() => SlackStory.open('socket'), 'slack', 'test'));
