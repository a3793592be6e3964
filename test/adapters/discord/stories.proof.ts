import { openDiscordWorld } from '../../fakes/discord-twin/discord-world.ts';
import { allStories } from '../../flows/all-stories.ts';
import { byTurns } from '../../flows/story.ts';

allStories(byTurns(openDiscordWorld, 'discord', 'proof'));
