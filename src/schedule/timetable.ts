import { latenessLimit } from '../model/check-in.ts';
import { day, type Instant, minute } from '../model/instant.ts';
import type { Ritual, RitualName } from '../model/ritual.ts';
import { nextOccurrence } from './next-occurrence.ts';
import { placeRitual, type Timed } from './place-ritual.ts';
import { afterQuietForBoth } from './quiet-hours.ts';

/** What is known of a couple's rituals at a moment. */
export type TimetableOf = {
  readonly couple: Timed;
  /** All of the couple's, the one that takes precedence first. */
  readonly rituals: readonly Ritual[];
  readonly now: Instant;
  /** Whether a ritual has something to say at a moment of its rhythm, as far as is known; always, if left out. */
  readonly speaks?: (ritual: Ritual, dueAt: Instant) => boolean;
};

/** A time at which a ritual comes, for a moment of its rhythm. */
export type Coming = { readonly dueAt: Instant; readonly at: Instant };

/**
 * What becomes of a ritual that is due: it comes now; it waits; it is left out, because it would be too late; or it has
 * nothing to say. One that comes counts as having come `at`: a tick that is a little late changes nothing for the others.
 */
export type Moment =
  | ({ readonly kind: 'now' | 'later' } & Coming)
  | { readonly kind: 'too-late'; readonly dueAt: Instant }
  | { readonly kind: 'silent' };

/** When all rituals of a couple come: each leaves room for those before it. It depends on nothing but what it is made of. */
export type Timetable = {
  readonly rituals: readonly Ritual[];
  readonly now: Instant;
  /** When a ritual comes until a moment, `most` times of it; while it rests without an end, when it would from now on. */
  readonly comes: (name: RitualName, until: Instant, most?: number) => readonly Coming[];
  /** When a ritual would come that is planned for a moment. */
  readonly place: (name: RitualName, plannedAt: Instant) => Instant;
  /** For a ritual that is due. */
  readonly moment: (name: RitualName) => Moment;
};

/** What comes less late than this has come on time (ms). */
const onTime = 10 * minute;

export function timetableOf({ couple, rituals, now, speaks = () => true }: TimetableOf): Timetable {
  const question = rituals.find(({ name }) => name === 'question');
  const zone = question?.rhythm.zone ?? couple.partners[0].zone;
  const lines = new Map<RitualName, Line>();
  for (const ritual of rituals) {
    const before = [...lines.values()];
    const ownNext = (after: Instant) => nextToSay(ritual, after, speaks);
    const { rhythm } = ritual;
    const taken = (from: Instant, until: Instant) => before.flatMap((line) => line.between(from, until));
    const place = (plannedAt: Instant) => placeRitual({ couple, rhythm, zone, taken, ownNext }, plannedAt);
    lines.set(ritual.name, lineOf({ couple, ritual, now, speaks, place }));
  }
  const lineFor = (name: RitualName): Line => {
    const line = lines.get(name);
    if (line === undefined) throw new Error('the couple has no such ritual');
    return line;
  };
  return {
    rituals,
    now,
    comes: (name, until, most) => lines.get(name)?.until(until, most) ?? [],
    place: (name, plannedAt) => lineFor(name).place(plannedAt),
    moment: (name) => lineFor(name).moment(),
  };
}

/** One ritual, and what it needs to know of the others. */
type Alone = {
  readonly couple: Timed;
  readonly ritual: Ritual;
  readonly now: Instant;
  readonly speaks: (ritual: Ritual, dueAt: Instant) => boolean;
  readonly place: (plannedAt: Instant) => Instant;
};

type Line = {
  readonly until: (end: Instant, most?: number) => readonly Coming[];
  /** When it comes, or came last. */
  readonly between: (from: Instant, until: Instant) => readonly Instant[];
  readonly place: (plannedAt: Instant) => Instant;
  readonly moment: () => Moment;
};

function lineOf(alone: Alone): Line {
  const { ritual } = alone;
  const all: Coming[] = [];
  let planned = firstPlanned(alone);
  const until = (end: Instant, most = Number.POSITIVE_INFINITY): readonly Coming[] => {
    while (planned !== null && planned.at < end && all.length < most) {
      const coming = comingFor(alone, planned);
      if (coming !== null) all.push(coming);
      planned = nextPlanned(alone, coming ?? planned);
    }
    return all.filter(({ at }) => at < end).slice(0, most);
  };
  return {
    until,
    between: (from, end) => {
      const moments = [...until(end).map(({ at }) => at), ...(ritual.cameAt === null ? [] : [ritual.cameAt])];
      return moments.filter((at) => at >= from && at < end);
    },
    place: alone.place,
    moment: () => momentOf(alone),
  };
}

/** A moment of the rhythm, and when that is planned: the same, unless it waits already. */
type Planned = Coming;

function firstPlanned({ ritual: { on, rhythm, nextAt, waitingSince }, now }: Alone): Planned | null {
  if (!on) return null;
  const at = nextAt ?? nextOccurrence(rhythm, now);
  return { dueAt: waitingSince ?? at, at };
}

/** When what is planned comes; `null`: not at all. */
function comingFor(alone: Alone, { dueAt, at }: Planned): Coming | null {
  const { ritual, now, speaks, place } = alone;
  if (at > now) return speaks(ritual, dueAt) ? { dueAt, at: place(at) } : null;
  const moment = momentOf(alone);
  return 'at' in moment ? { dueAt: moment.dueAt, at: moment.at } : null;
}

/** The next after one that came, or did not; what was due by now counts as done now. */
function nextPlanned({ ritual: { rhythm }, now }: Alone, { at }: Coming): Planned {
  const next = nextOccurrence(rhythm, Math.max(at, now));
  return { dueAt: next, at: next };
}

/**
 * Nothing comes in the quiet hours of either, and nothing within an hour of what takes precedence: it waits. What Attune
 * was late with, and cannot bring within the limit outside of quiet hours, is left out. Of several that fell due
 * meanwhile only the newest counts.
 */
function momentOf(alone: Alone): Moment {
  const { ritual, speaks } = alone;
  const missed = missedUntilNow(alone).filter(({ dueAt }) => speaks(ritual, dueAt));
  const newest = missed.at(-1);
  if (newest === undefined) return { kind: 'silent' };
  const moments = missed.map((one) => momentOfOne(alone, one));
  return moments.findLast(({ kind }) => kind !== 'too-late') ?? { kind: 'too-late', dueAt: newest.dueAt };
}

function momentOfOne({ couple, now, place }: Alone, { dueAt, at: plannedAt }: Planned): Moment {
  const wanted = place(plannedAt);
  if (wanted > now) return { kind: 'later', dueAt, at: wanted };
  const possible = afterQuietForBoth(couple, now);
  if (possible - wanted > latenessLimit) return { kind: 'too-late', dueAt };
  if (possible === now && now - wanted < onTime) return { kind: 'now', dueAt, at: wanted };
  const at = place(now);
  return at > now ? { kind: 'later', dueAt, at } : { kind: 'now', dueAt, at: now };
}

/** What was planned, and every moment since then that can still matter: quiet hours end within two days. */
function missedUntilNow({ ritual: { rhythm, nextAt, waitingSince }, now }: Alone): readonly Planned[] {
  const first = nextAt ?? now;
  const all: Planned[] = [{ dueAt: waitingSince ?? first, at: first }];
  let next = nextOccurrence(rhythm, Math.max(first, now - 3 * day));
  while (next <= now) {
    all.push({ dueAt: next, at: next });
    next = nextOccurrence(rhythm, next);
  }
  return all;
}

/** The next moment at which a ritual has something to say, as far as it could matter to one that waits. */
function nextToSay(ritual: Ritual, after: Instant, speaks: Alone['speaks']): Instant {
  let next = nextOccurrence(ritual.rhythm, after);
  while (!speaks(ritual, next) && next < after + 9 * day) next = nextOccurrence(ritual.rhythm, next);
  return next;
}
