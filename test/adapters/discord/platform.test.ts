import { describePlatform } from '../../contract/platform-suite.ts';
import { openDiscordDriver } from './open-discord-driver.ts';

describePlatform('Discord', (inbox) => openDiscordDriver(inbox));
