import { plainMarkup, type Voice } from '../../card/plain-text.ts';
import { momentAt } from '../../card/write-time.ts';
import type { Say } from '../../content/say.ts';
import { sayObstacle } from '../../features/say-obstacle.ts';
import type { RoomReport } from '../../port/chat-platform.ts';
import { PlatformError } from '../../port/platform-error.ts';
import { type Finding, ok, problem } from './finding.ts';

/** A platform that did not answer as it should, as a finding. Anything else that was thrown is a bug. */
export function unanswered(check: string, title: string, error: unknown): Finding {
  if (!(error instanceof PlatformError)) throw error;
  const remedy = `Look whether this machine reaches ${title} (a proxy, a firewall), and whether ${title} is up, then try again.`;
  return problem(check, `${title} did not answer as it should (${error.message}).`, remedy);
}

/** What stands in the way in a channel, each for itself, in the words in which Attune tells it there. */
export function channelFindings(check: string, { obstacles, members }: RoomReport, say: Say): readonly Finding[] {
  if (obstacles.length > 0) {
    return obstacles.map((obstacle) => {
      const { missing, remedy } = sayObstacle(say, obstacle);
      return problem(check, plainMarkup(missing, voice), plainMarkup(remedy, voice));
    });
  }
  const who =
    members === 'unknown' ? '' : ` ${members.length} ${members.length === 1 ? 'person is' : 'people are'} in it.`;
  return [ok(check, `Attune may do all that it needs there.${who}`)];
}

/** Where Attune does not find the channel at all. */
export function noChannel(check: string, id: string, remedy: string): Finding {
  return problem(check, `Attune sees no channel ${id}.`, remedy);
}

const voice: Voice = {
  person: ({ user }) => user,
  moment: (at) => `${momentAt(at, 'UTC', 'en')} (UTC)`,
};
