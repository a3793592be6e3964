import { sideOf } from '../../../src/model/couple.ts';
import type { Stores } from '../../../src/port/store.ts';
import type { Proof } from './ground.ts';
import type { Who } from './journal.ts';
import type { Given } from './ledger.ts';
import { disguisesOf, markersIn } from './marked-text.ts';

/** What must hold after every step. Looks at each output and each line once, and at the database every time. */
export class Invariants {
  readonly #proof: Proof;
  #outputs = 0;
  #lines = 0;

  constructor(proof: Proof) {
    this.#proof = proof;
  }

  /** Throws with a sentence for what does not hold. */
  async check(): Promise<void> {
    const { ledger, platform } = this.#proof;
    ledger.rest(platform.journal.outputs.length);
    this.#nobodySeesWhatIsSealed();
    this.#noLineHoldsAWord();
    await this.#theDatabaseHoldsNoWord();
    this.#nothingBroke();
    this.#nothingIsPostedTwice();
    this.#nothingIsSaidInRoomsThatWereLeft();
    await this.#whatWasAcknowledgedIsThere();
  }

  #nobodySeesWhatIsSealed(): void {
    const { ledger, platform } = this.#proof;
    for (const [index, output] of platform.journal.outputs.entries()) {
      if (index < this.#outputs) continue;
      const seen = [...markersIn(output.text)].filter((marker) => !ledger.maySee(marker, output.to, index));
      if (seen.length > 0) fail(`A ${output.how} to ${output.to} shows ${seen.join(', ')}:\n${output.text}`);
    }
    this.#outputs = platform.journal.outputs.length;
  }

  #noLineHoldsAWord(): void {
    const { world, queueLog } = this.#proof;
    const lines = [...world.log, ...queueLog.lines];
    const metrics = [...world.metrics.values.keys()];
    for (const line of [...lines.slice(this.#lines), ...metrics]) {
      const held = this.#heldIn(line);
      if (held !== undefined) fail(`A log line or a metric holds ${held}: ${line}`);
    }
    this.#lines = lines.length;
  }

  async #theDatabaseHoldsNoWord(): Promise<void> {
    const held = this.#heldIn(await this.#proof.dump());
    if (held !== undefined) fail(`The database holds ${held} in clear`);
  }

  #nothingBroke(): void {
    const { world, queueLog, platform, ledger } = this.#proof;
    const errors = [...world.log, ...queueLog.lines].filter((line) => line.startsWith('{"level":"error"'));
    const problems = [...ledger.broken, ...platform.problems, ...errors];
    if (problems.length > 0) fail(problems.join('\n'));
  }

  #nothingIsPostedTwice(): void {
    const { platform } = this.#proof;
    const twice = [...platform.delivered].filter(([, times]) => times > 1).map(([key]) => key);
    if (twice.length > 0) fail(`Posted more than once: ${twice.join(', ')}`);
  }

  #nothingIsSaidInRoomsThatWereLeft(): void {
    const said = this.#proof.platform.saidInLeftRooms;
    if (said.length > 0) fail(`A room that the two have left shows ${said.join(', ')}`);
  }

  async #whatWasAcknowledgedIsThere(): Promise<void> {
    const { world, ledger } = this.#proof;
    await world.store.transaction(async (stores) => {
      for (const [id, all] of ledger.answers) {
        const checkIn = await stores.checkIns.find(id);
        if (checkIn === null) fail(`The check-in ${id} is lost, and with it an acknowledged answer`);
        if ((checkIn.revealedAt !== null) !== ledger.revealed.has(id))
          fail(`${id} is revealed, or not, unlike it was said`);
        if (checkIn.revealedAt !== null && checkIn.reveal !== ledger.revealed.get(id))
          fail(`${id} is revealed in another way than it was said`);
        for (const who of ['sam', 'alex'] as const) {
          const given = all[who];
          if (given !== undefined) await expectKept(stores, id, who, given);
        }
      }
    });
  }

  #heldIn(text: string): string | undefined {
    return this.#proof.ledger.markers.find((marker) => disguisesOf(marker).some((one) => text.includes(one)));
  }
}

async function expectKept(stores: Stores, id: string, who: Who, given: Given): Promise<void> {
  const checkIn = await stores.checkIns.find(id);
  const couple = checkIn === null ? null : await stores.couples.find(checkIn.coupleId);
  if (checkIn === null || couple === null) fail(`The couple of ${id} is lost`);
  const side = sideOf(couple, { platform: 'web', space: 'preview', user: who });
  const kept = side === null ? null : await stores.answers.own(checkIn, side);
  // All places but the last were given; that one follows.
  const order = kept?.order?.slice(0, -1).join();
  const found = { ...kept, order, words: kept?.words?.reveal(), second: kept?.second?.reveal() };
  for (const name of ['choice', 'guess', 'order', 'words', 'second'] as const) {
    if (found[name] !== given[name]) {
      fail(`The ${name} of ${who}'s answer to ${id} should be ${text(given[name])}, and is ${text(found[name])}`);
    }
  }
}

function text(value: string | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value.slice(0, 60));
}

export function fail(sentence: string): never {
  throw new Error(sentence);
}
