import { actionsOn } from '../../../adapters/web/actions-on.ts';
import type { Answer, WireMessage } from '../../../adapters/web/wire.ts';
import { parseAction } from '../../../src/card/action-id.ts';
import { cardOf, GoneError, type PreviewPerson } from './preview-person.ts';

/**
 * Something that a partner did. Once Attune said over HTTP that it is done, `message` is the private card, or the
 * line, that said so.
 */
export type Attempt = {
  readonly by: 'sam' | 'alex';
  readonly what: 'chat' | 'answer' | 'response' | 'nudges' | 'asked';
  readonly marker: string;
  readonly checkIn: string;
  message: string | null;
};

/** Everything that was tried and what of it was acknowledged, in order, and how often the clock was moved to what was due. */
export class Record {
  readonly all: Attempt[] = [];
  #jumps = 0;
  readonly #first = Promise.withResolvers<void>();
  #markers = 0;
  #acknowledged = 0;
  readonly #heard = new Set<() => void>();

  /** To be called before it is sent. */
  attempt(one: Omit<Attempt, 'message'>): Attempt {
    const attempt = { ...one, message: null };
    this.all.push(attempt);
    return attempt;
  }

  acknowledge(attempt: Attempt, message: string | null): void {
    attempt.message = message;
    this.#acknowledged += 1;
    for (const listener of this.#heard) listener();
    this.#heard.clear();
  }

  /** The clock was moved to what was due next. */
  jumped(): void {
    this.#jumps += 1;
    this.#first.resolve();
  }

  get jumps(): number {
    return this.#jumps;
  }

  /** Resolves once the clock was moved at all. */
  get moved(): Promise<void> {
    return this.#first.promise;
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Every marker of a kill test begins alike, so that one search finds them all. */
  marker(): string {
    this.#markers += 1;
    return `${markerPrefix}${String(this.#markers).padStart(5, '0')}e`;
  }

  /** Resolves once `count` more things are acknowledged. */
  async more(count: number): Promise<void> {
    const wanted = this.#acknowledged + count;
    while (this.#acknowledged < wanted) await new Promise<void>((resolve) => this.#heard.add(resolve));
  }
}

export const markerPrefix = 'qzxjvkqxw';

/** One partner who chats, asks, answers, responds and changes settings, one after the other, until Attune is gone. */
export async function beBusy(
  person: PreviewPerson,
  by: 'sam' | 'alex',
  record: Record,
  random: () => number,
): Promise<void> {
  const deeds = [chat, answer, answer, answer, respond, setNudges, ask];
  try {
    for (;;) await deeds[Math.floor(random() * deeds.length)]?.(person, by, record, random);
  } catch (error) {
    if (!(error instanceof GoneError)) throw error;
  }
}

/** Jumps from one due check-in to the next, every few deeds, until `over`. */
export async function turnTheClock(person: PreviewPerson, record: Record, over: Promise<unknown>): Promise<void> {
  let isOver = false;
  const end = over.then(() => {
    isOver = true;
  });
  try {
    while (!isOver) {
      await person.jump();
      record.jumped();
      await Promise.race([record.more(4), end]);
    }
  } catch (error) {
    if (!(error instanceof GoneError)) throw error;
  }
}

type Deed = (person: PreviewPerson, by: 'sam' | 'alex', record: Record, random: () => number) => Promise<void>;

const chat: Deed = async (person, by, record) => {
  const said = record.attempt({ by, what: 'chat', marker: record.marker(), checkIn: '' });
  record.acknowledge(said, await person.chat(`${said.marker} at six then`));
};

const ask: Deed = async (person, by, record) => {
  const asked = record.attempt({ by, what: 'asked', marker: '', checkIn: '' });
  record.acknowledge(asked, messageOf(await person.command('prompt ask')));
};

const setNudges: Deed = async (person, by, record, random) => {
  const wanted = random() < 0.5 ? 'on' : 'off';
  const shown = messageOf(await person.command('settings'));
  if (shown === null) return;
  const set = record.attempt({ by, what: 'nudges', marker: wanted, checkIn: '' });
  record.acknowledge(set, messageOf(await person.press(shown, `settings.nudges:${wanted}`)));
};

/** Answers one of the questions in the room that take answers, in words or by picking the first of everything. */
const answer: Deed = async (person, by, record, random) => {
  const open = (await person.messages()).flatMap(openQuestion);
  const question = open[Math.floor(random() * open.length)];
  if (question === undefined) return ask(person, by, record, random);
  const answering = record.attempt({ by, what: 'answer', marker: record.marker(), checkIn: question.id });
  const answered = await answerOne(person, question, answering.marker);
  if (answered?.kind === 'done') record.acknowledge(answering, answered.message);
};

async function answerOne(person: PreviewPerson, question: Question, marker: string): Promise<Answer | null> {
  const begun = await person.press(question.message, question.action);
  if (begun.kind === 'form') return person.submit(begun.form, { words: `${marker} and so on` });
  // As many presses as the longest ranking takes.
  let picked: Answer | null = begun;
  for (let presses = 0; presses < 4; presses += 1) picked = await pickFirst(person, picked);
  const message = picked === null ? null : messageOf(picked);
  if (message === null) return null;
  const { args = [] } = parseAction(question.action) ?? {};
  const beside = await person.press(message, ['check-in.words', ...args].join(':'));
  return beside.kind === 'form' ? person.submit(beside.form, { words: `${marker} beside it` }) : null;
}

/** Presses the first thing to pick on the card that an answer showed, if there is any. */
async function pickFirst(person: PreviewPerson, shown: Answer | null): Promise<Answer | null> {
  const message = shown === null ? null : messageOf(shown);
  const card = cardOf((await person.messages()).find(({ id }) => id === message));
  if (message === null || card === null) return null;
  const action = actionsOn(card).find((one) => /^check-in\.(choose|own|guess|rank):/.test(one));
  return action === undefined ? shown : person.press(message, action);
}

const respond: Deed = async (person, by, record, random) => {
  const shown = messageOf(await person.command('checkin respond'));
  const card = cardOf((await person.messages()).find(({ id }) => id === shown));
  const ways = card === null ? [] : actionsOn(card).filter((action) => action.startsWith('respond.write:'));
  const way = ways[Math.floor(random() * ways.length)];
  if (shown === null || way === undefined) return;
  const form = await person.press(shown, way);
  if (form.kind !== 'form') return;
  const [, checkIn = ''] = way.split(':');
  const responding = record.attempt({ by, what: 'response', marker: record.marker(), checkIn });
  const sent = await person.submit(form.form, { words: `${responding.marker} I hear you` });
  if (sent.kind === 'done') record.acknowledge(responding, sent.message);
};

export type Question = { readonly id: string; readonly message: string; readonly action: string };

/** A question in the room that takes answers. */
function openQuestion(message: WireMessage): readonly Question[] {
  const card = message.to === null ? cardOf(message) : null;
  const action = card === null ? undefined : actionsOn(card).find((one) => /^check-in\.(write|pick):/.test(one));
  const id = action?.split(':')[1];
  return action === undefined || id === undefined ? [] : [{ id, action, message: message.id }];
}

function messageOf(answer: Answer): string | null {
  return answer.kind === 'done' ? answer.message : null;
}
