import { describePlatform } from '../../contract/platform-suite.ts';
import { openWebDriver } from './open-web-driver.ts';

describePlatform('the preview', (inbox) => openWebDriver(inbox));
