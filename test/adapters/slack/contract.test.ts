import { describePlatform } from '../../contract/platform-suite.ts';
import { SlackWorld } from '../../fakes/slack-twin/open-slack.ts';

describePlatform('Slack over Socket Mode', (inbox) => SlackWorld.open({ mode: 'socket' }, inbox));

describePlatform('Slack over HTTP', (inbox) => SlackWorld.open({ mode: 'http' }, inbox));
