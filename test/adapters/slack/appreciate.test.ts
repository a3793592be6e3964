import { expect, test } from 'vitest';
import { slackManifest } from '../../../adapters/slack/manifest.ts';
import { commandSpecs } from '../../../src/bot/command-specs.ts';
import { partsOf } from '../../../src/bot/parts.ts';
import { features } from '../../../src/bot/registry.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { SlackStory } from '../../fakes/slack-twin/slack-story.ts';
import { cardWith } from '../../flows/driver.ts';
import { pair } from '../../flows/moves.ts';
import { appWords } from './words.ts';

const { commands: commandDefinitions } = partsOf(features);

test('/appreciate stands on its own too: the form opens with what was typed after it', async () => {
  const specs = commandSpecs(commandDefinitions, (await shippedContent()).library('en'));
  const own = slackManifest(specs, appWords, { mode: 'socket' }).features.slash_commands.map((one) => one.command);
  expect(own).toContain('/appreciate');
  await using world = await SlackStory.open('socket');
  await pair(world);
  await world.slack.one.type('/appreciate', 'thank you  for the tea &amp; the time');
  await world.settle();
  expect((await world.sam.form())?.values['words']).toBe('thank you  for the tea & the time');
  await world.sam.submit({});
  expect((await cardWith(world.alex, 'for the tea & the time')).private).toBe(false);
});
