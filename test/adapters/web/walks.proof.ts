import { longYears } from '../../flows/walks/long-years.ts';
import { practiceWalks } from '../../flows/walks/practices.ts';
import { questionnaireWalks } from '../../flows/walks/questionnaires.ts';
import { WebStory } from './web-story.ts';

const open = () => WebStory.open();

practiceWalks(open);
questionnaireWalks(open);
longYears(open);
