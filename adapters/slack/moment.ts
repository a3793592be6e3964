import type { Instant } from '../../src/model/instant.ts';

/** A moment in words, in a given zone: for zones that Slack does not know of, and where no date token is shown. */
export function momentText(at: Instant, style: 'time' | 'day' | 'moment', zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...styles[style] }).format(at);
}

const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;

const styles = { time, day, moment: { ...day, ...time } } as const;
