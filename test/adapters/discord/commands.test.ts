import { describe, expect, test } from 'vitest';
import { createDiscordTools } from '../../../adapters/discord/tools.ts';
import type { CommandSpec } from '../../../src/port/command-spec.ts';
import { contractCommands } from '../../contract/platform-cards.ts';
import type { DiscordTwin } from '../../fakes/discord-twin/twin.ts';
import { onDiscord } from './on-discord.ts';

const registrations = (twin: DiscordTwin) =>
  twin.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path);

const suggesting: CommandSpec = {
  name: 'tip',
  description: 'A small idea.',
  options: [
    { name: 'where', description: 'Where.', required: false, kind: 'suggested' },
    { name: 'topic', description: 'About.', required: true, kind: 'choice', choices: [{ value: 'a', label: 'Air' }] },
  ],
  subcommands: [],
};
const inGerman: CommandSpec = {
  ...suggesting,
  description: 'Eine kleine Idee.',
  options: [
    {
      name: 'topic',
      description: 'Worüber.',
      required: true,
      kind: 'choice',
      choices: [{ value: 'a', label: 'Luft' }],
    },
  ],
};

describe('commands', () => {
  test(
    'are registered once, for servers alone, and not again by the next start',
    onDiscord(async (driver) => {
      const { twin } = driver;
      await driver.restart();
      await driver.restart();
      expect(registrations(twin)).toEqual([`/applications/${twin.world.application}/commands`]);
      for (const command of twin.world.commands.get('global') ?? []) expect(command['contexts']).toEqual([0]);
      expect(driver.log.lines.join()).toContain('commands are registered already');
    }),
  );

  test(
    'are registered again when something of them has changed',
    onDiscord(async (driver) => {
      driver.inbox.commands = contractCommands.map((one) => ({ ...one, description: 'Another description.' }));
      await driver.restart();
      driver.inbox.commands = driver.inbox.commands.slice(1);
      await driver.restart();
      expect(registrations(driver.twin)).toHaveLength(3);
    }),
  );

  test(
    'are registered in one server for trying, once as well',
    onDiscord(async (driver) => {
      const { twin, guild } = driver;
      const tools = createDiscordTools({ token: twin.token, baseUrl: twin.api, now: () => 0 });
      const what = { commands: contractCommands, guild: guild.id };
      expect((await tools.publish(what)).changed).toBe(true);
      expect((await tools.publish(what)).changed).toBe(false);
      expect(twin.world.commands.get(guild.id)).toHaveLength(contractCommands.length);
      expect(await tools.application()).toMatchObject({ id: twin.world.application, name: 'Attune' });
    }),
  );

  test(
    'carry their sentences in other languages, and their options in the order that Discord wants',
    onDiscord(
      async (driver) => {
        const { twin, inbox } = driver;
        inbox.commands = [suggesting];
        await driver.restart();
        expect(twin.world.commands.get('global')?.[0]).toMatchObject({
          description_localizations: { de: 'Eine kleine Idee.' },
          options: [
            {
              name: 'topic',
              description_localizations: { de: 'Worüber.' },
              choices: [{ name: 'Air', name_localizations: { de: 'Luft' } }],
            },
            { name: 'where', autocomplete: true },
          ],
        });
        const before = registrations(twin).length;
        await driver.restart();
        expect(registrations(twin)).toHaveLength(before);
      },
      { platform: { translations: { de: [inGerman] } } },
    ),
  );

  test(
    'that cannot be registered leave the rest working, and the host is told',
    onDiscord(async (driver) => {
      driver.twin.fail({ method: 'GET', path: /\/commands$/, times: 3, how: 'answer', status: 503 });
      await driver.restart();
      expect(driver.log.lines.join()).toContain('attune discord publish');
      driver.inbox.on('command', 'say', 'private', () => ({ kind: 'nothing' }));
      await driver.people.sam.command('say');
    }),
  );

  test(
    'that Discord would refuse are not sent',
    onDiscord(async (driver) => {
      driver.inbox.commands = [{ ...suggesting, name: 'Not a name' }];
      const before = registrations(driver.twin).length;
      await driver.restart();
      expect(registrations(driver.twin)).toHaveLength(before);
      expect(driver.log.lines.join()).toContain('commands could not be registered');
    }),
  );

  test(
    'can be clicked in what another process posts',
    onDiscord(async ({ twin, worker, room }) => {
      const [{ id } = { id: '' }] = (twin.world.commands.get('global') ?? []) as { id: string }[];
      const card = { tone: 'calm', elements: [{ kind: 'text', text: [{ kind: 'command', path: 'say' }] }] } as const;
      await worker.post(room, card, 'k1');
      await worker.post(room, card, 'k2');
      expect(JSON.stringify([...twin.world.messages.values()][0]?.components)).toContain(`</say:${id}>`);
      expect(twin.requests.filter(({ path }) => path === '/applications/@me')).toHaveLength(1);
    }),
  );
});
