import type { Instant } from '../../src/model/instant.ts';

type Style = keyof typeof styles;

/** A moment in words, in a given zone: for zones that Slack does not know of, and where no date token is shown. */
export function momentText(at: Instant, style: Style, zone: string): string {
  const key = `${style} ${zone}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...styles[style] });
  formats.set(key, format);
  return format.format(at);
}

const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;

const styles = { time, day, moment: { ...day, ...time } } as const;

/** Making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();
