import { SlackStory } from '../../fakes/slack-twin/slack-story.ts';
import { longYears } from '../../flows/walks/long-years.ts';
import { practiceWalks } from '../../flows/walks/practices.ts';
import { questionnaireWalks } from '../../flows/walks/questionnaires.ts';

const open = () => SlackStory.open('socket');

practiceWalks(open);
questionnaireWalks(open);
longYears(open);
