import { openDiscordWorld } from '../../fakes/discord-twin/discord-world.ts';
import { longYears } from '../../flows/walks/long-years.ts';
import { practiceWalks } from '../../flows/walks/practices.ts';
import { questionnaireWalks } from '../../flows/walks/questionnaires.ts';

practiceWalks(openDiscordWorld);
questionnaireWalks(openDiscordWorld);
longYears(openDiscordWorld);
