import { commandData } from '../fakes/discord-twin/interaction-data.ts';
import type { TwinInteraction } from '../fakes/discord-twin/model.ts';
import { DiscordPerson } from '../fakes/discord-twin/person.ts';
import { DiscordTwin } from '../fakes/discord-twin/twin.ts';
import type { Deed, Scene, Times } from './scene.ts';

/** A server with Sam and Alex in a channel, and no limit that anybody could reach. */
export async function openDiscordScene(): Promise<Scene> {
  const calm = { most: 1000, per: 1000 };
  const twin = await DiscordTwin.open({ channel: calm, global: calm });
  const sam = twin.world.addUser('sam');
  const alex = twin.world.addUser('alex');
  const guild = twin.world.addGuild('Our server', [sam, alex]);
  const channel = twin.world.addChannel(guild);
  const person = new DiscordPerson(twin, channel, sam, new Map());
  return {
    where: { platform: 'discord', api: twin.api, token: twin.token },
    room: { platform: 'discord', space: guild.id, room: channel.id },
    people: [sam.id, alex.id],
    act: async (deed, card, settle) => {
      await act(person, deed, card);
      const interaction = person.acted.at(-1);
      if (interaction === undefined) throw new Error('nothing was done');
      await settle();
      return timesOf(twin, interaction);
    },
    addCard: () => twin.world.addMessage(channel.id, null, { components: [{ type: 1, components: [button] }] }, []).id,
    violations: twin.violations,
    [Symbol.asyncDispose]: () => twin.close(),
  };
}

const button = { type: 2, style: 1, custom_id: 'answer', label: 'Answer' };

async function act(person: DiscordPerson, deed: Deed, card: string): Promise<void> {
  switch (deed) {
    case 'tip':
      await person.interact(2, commandData('tip', [], { id: '1' }), null);
      break;
    case 'form':
      await person.click('Answer', card);
      break;
    case 'answer':
      await person.submit({ words: 'The slow breakfast, and that nobody looked at a clock.' });
  }
}

function timesOf(twin: DiscordTwin, { token, at }: TwinInteraction): Times {
  const answers = twin.requests.slice(-20).filter(({ path }) => path.includes(token));
  const refused = answers.find(({ status }) => status >= 400);
  if (refused !== undefined) throw new Error(`Discord refused an answer with ${refused.status}`);
  const [first, last] = [answers[0], answers.at(-1)];
  if (first === undefined || last === undefined || !first.path.endsWith('/callback'))
    throw new Error('an interaction was answered by nothing that Discord has seen');
  return { ack: first.at - at, done: last.at - at };
}
