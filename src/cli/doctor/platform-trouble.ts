import type { RoomReport } from '../../port/chat-platform.ts';
import { PlatformError } from '../../port/platform-error.ts';
import { type Finding, ok, problem } from './finding.ts';

/** A platform that did not answer as it should, as a finding. Anything else that was thrown is a bug. */
export function unanswered(check: string, title: string, error: unknown): Finding {
  if (!(error instanceof PlatformError)) throw error;
  const remedy = `Look whether this machine reaches ${title} (a proxy, a firewall), and whether ${title} is up, then try again.`;
  return problem(check, `${title} did not answer as it should (${error.message}).`, remedy);
}

/** What stands in the way in a channel, each for itself. */
export function channelFindings(check: string, { obstacles, members }: RoomReport): readonly Finding[] {
  if (obstacles.length > 0) {
    return obstacles.map(({ missing, remedy }) => problem(check, `${missing}.`, `${sentence(remedy)}`));
  }
  const who =
    members === 'unknown' ? '' : ` ${members.length} ${members.length === 1 ? 'person is' : 'people are'} in it.`;
  return [ok(check, `Attune may do all that it needs there.${who}`)];
}

/** Where Attune does not find the channel at all. */
export function noChannel(check: string, id: string, remedy: string): Finding {
  return problem(check, `Attune sees no channel ${id}.`, remedy);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
