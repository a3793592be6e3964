import type { Reader } from './look.ts';

/** Discord's timestamp as its reader sees it. `style` is one of its letters; anything else is shown as `f`. */
export function discordMoment(at: number, style: string, reader: Reader): string {
  if (style === 'R') return relative(at - reader.now, reader.locale);
  return format(at, shapeOf(discordShapes, style) ?? discordShapes.f, reader);
}

/** Slack's date as its reader sees it: the words of the format, with each token replaced. `null` if one is unknown. */
export function slackMoment(at: number, pattern: string, reader: Reader): string | null {
  let known = true;
  const text = pattern.replaceAll(/\{(\w+)\}/g, (token, name: string) => {
    if (name === 'ago') return relative(at - reader.now, reader.locale);
    const shape = shapeOf(slackShapes, name.replace(/_pretty$/, ''));
    if (shape === undefined) known = false;
    const near = name.endsWith('_pretty') ? nearDay(at, reader) : null;
    return shape === undefined ? token : (near ?? format(at, shape, reader));
  });
  return known ? text : null;
}

/** The hour and minute of a message. */
export function messageTime(at: number, reader: Reader): string {
  return format(at, { hour: 'numeric', minute: '2-digit' }, reader);
}

const minutes = { hour: 'numeric', minute: '2-digit' } as const;
const seconds = { ...minutes, second: '2-digit' } as const;
const digits = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const long = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const weekday = { weekday: 'long', ...long } as const;

type Shapes = Readonly<Record<string, Intl.DateTimeFormatOptions>>;

/** A shape of our own: an object would know `constructor` as well. */
function shapeOf(shapes: Shapes, name: string): Intl.DateTimeFormatOptions | undefined {
  return Object.hasOwn(shapes, name) ? shapes[name] : undefined;
}

const discordShapes = {
  t: minutes,
  T: seconds,
  d: digits,
  D: long,
  f: { ...long, ...minutes },
  F: { ...weekday, ...minutes },
} as const satisfies Shapes;

/** https://docs.slack.dev/messaging/formatting-message-text#date-formatting, read August 2026. */
const slackShapes: Shapes = {
  date_num: digits,
  date_slash: digits,
  date_long: weekday,
  date_long_full: long,
  date: long,
  date_short: { ...long, month: 'short' },
  time: minutes,
  time_secs: seconds,
};

/** To make one takes a hundred times as long as to use it, and every message has its time. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, shape: Intl.DateTimeFormatOptions, { locale, zone }: Reader): string {
  const key = `${locale} ${zone} ${JSON.stringify(shape)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...shape, timeZone: zone });
  formats.set(key, made);
  return made.format(at);
}

/** Yesterday, today or tomorrow, in words; `null` for other days. */
function nearDay(at: number, { locale, zone, now }: Reader): string | null {
  const dayOf = (moment: number) => {
    const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
    return Date.UTC(year, month - 1, day) / 86_400_000;
  };
  const days = dayOf(at) - dayOf(now);
  if (Math.abs(days) > 1) return null;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

function relative(ms: number, locale: string): string {
  const [unit, length] = units.find(([, least]) => Math.abs(ms) >= least) ?? (['second', 1000] as const);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(ms / length), unit);
}

const units = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;
