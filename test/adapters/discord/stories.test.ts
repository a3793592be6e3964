import { beforeAll } from 'vitest';
import { openDiscordWorld } from '../../fakes/discord-twin/discord-world.ts';
import { allStories } from '../../flows/all-stories.ts';
import { byTurns } from '../../flows/story.ts';

// The first world takes longest: it makes the database that the others start from.
beforeAll(async () => {
  await using _world = await openDiscordWorld();
}, 60_000);

// Every card and form that the stories come to is checked by the twin; one that Discord would refuse fails its story.
allStories(byTurns(openDiscordWorld, 'discord', 'test'));
