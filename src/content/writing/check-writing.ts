import { day, type Instant } from '../../model/instant.ts';
import type { LocaleSource } from '../parse-content.ts';
import type { ContentProblem } from '../problem.ts';
import { checkMixture } from './check-mixture.ts';
import { checkReach } from './check-reach.ts';
import { checkRoom } from './check-room.ts';
import { checkWording } from './check-wording.ts';
import { gates } from './gates.ts';
import { nearDuplicates } from './near-duplicates.ts';

/**
 * Whether English is written as `content/README.md` asks. It is for whoever writes: nothing of this keeps Attune from
 * starting. Whether it is out of date depends on the day, `now`.
 */
export function checkWriting(source: LocaleSource, now: Instant): readonly ContentProblem[] {
  return [
    ...checkMixture(source),
    ...checkWording(source),
    ...nearDuplicates(source),
    ...checkReach(source),
    ...checkRoom(source),
    ...outOfDate(source, now),
  ];
}

function outOfDate({ support }: LocaleSource, now: Instant): readonly ContentProblem[] {
  return support
    .map(({ path, data }) => ({ path, age: Math.floor((now - Date.parse(data.checked)) / day) }))
    .filter(({ age }) => age > gates.supportAge.now)
    .map(({ path, age }) => ({
      file: path,
      field: 'checked',
      what: `is ${age} days ago, and may be at most ${gates.supportAge.now}`,
      remedy: 'compare each line with the service’s own page, then write today',
    }));
}
