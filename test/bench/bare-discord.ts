import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import type { BareCalls, Where } from './bot-calls.ts';
import { within } from './within.ts';

/** The least that a bot on discord.js can do: each answer is a constant, and the first thing that it says. */
export async function openBareDiscord({ api, token }: Omit<Where, 'platform'>): Promise<BareCalls & AsyncDisposable> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api },
    allowedMentions: { parse: [] },
  });
  const problems: string[] = [];
  client.on(Events.Error, ({ message }) => problems.push(message));
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply('Take a walk together.');
    else if (interaction.isButton()) await interaction.showModal(modal);
    else if (interaction.isModalSubmit()) {
      await interaction.reply({ content: 'Thank you.', flags: MessageFlags.Ephemeral });
    }
  });
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  await client.login(token);
  await within(30_000, 'the bare bot to connect to Discord', ready);
  return {
    settle: async () => undefined,
    problems: async () => problems,
    [Symbol.asyncDispose]: () => client.destroy(),
  };
}

const modal = {
  custom_id: 'answer',
  title: 'Your answer',
  components: [{ type: 18, label: 'What do you say?', component: { type: 4, custom_id: 'words', style: 2 } }],
};
