import type { CommandLineContext } from '../../../../adapters/web/page/command-line.ts';
import { storyCommands } from '../story-commands.ts';

/** What a composer knows: the commands, who is here, and which proposals were taken. */
export const lineContext: CommandLineContext = {
  commands: storyCommands,
  people: [
    { id: 'sam', name: 'Sam', zone: 'UTC', zoneKnown: true },
    { id: 'alex', name: 'Alex', zone: 'UTC', zoneKnown: true },
    { id: 'guest', name: 'Anna Lena', zone: 'UTC', zoneKnown: true },
  ],
  picked: new Map([['Lisbon, Portugal', 'Europe/Lisbon']]),
};
