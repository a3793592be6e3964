import type { Log } from '../../src/port/log.ts';
import { onForm } from './form-submission.ts';
import { type Ack, type FormAck, type InteractionParts, onAction, onCommand } from './interactions.ts';
import type { createNotices } from './notices.ts';
import { type Payload, readPayload, teamOf } from './payload-shapes.ts';
import { slackEvents } from './scopes.ts';
import type { Seldom } from './seldom.ts';

/** Tells Slack that it arrived, and what is to be done with an open form. */
export type Acknowledge = Ack<object>;

/**
 * Takes one thing that came from Slack, over the socket or as a verified request, and sees to its acknowledgement.
 * Never throws; `false` for what is of no form that Slack sends.
 */
export type Take = (body: unknown, ack: Acknowledge) => boolean;

export type IntakeParts = {
  readonly interactions: InteractionParts;
  readonly notices: ReturnType<typeof createNotices>;
  readonly log: Log;
  readonly seldom: Seldom;
};

/** The intake, and what waits until everything that was taken so far is dealt with. */
export type Intake = { readonly take: Take; readonly settled: () => Promise<void> };

export function createIntake({ interactions, notices, log, seldom }: IntakeParts): Intake {
  const running = new Set<Promise<void>>();

  const run = (work: Promise<void>): void => {
    const settled = work
      .catch((error: unknown) => log.error('something from Slack was not handled', error))
      .finally(() => running.delete(settled));
    running.add(settled);
  };

  const ignore = (kind: string, ack: Acknowledge): Promise<void> => {
    seldom('something from Slack has no use here', kind);
    return ack();
  };

  /** The promise rejects where a call would throw. */
  const handle = async (payload: Exclude<Payload, { kind: 'malformed' }>, ack: Acknowledge): Promise<void> => {
    if (payload.kind === 'other') return ignore(payload.name, ack);
    if (interactions.spaceOf(teamOf(payload)) === '') return ignore('no-team', ack);
    switch (payload.kind) {
      case 'command':
        return onCommand(payload.body, ack as Ack, interactions);
      case 'action':
        return onAction(payload.body, ack as Ack, interactions);
      case 'form':
        return onForm(payload.body, ack as FormAck, interactions);
      case 'notice':
        if (!slackEvents.some((name) => name === payload.body.event.type)) return ignore('event', ack);
        await ack();
        return notices(payload.body);
    }
  };

  return {
    take: (body, ack) => {
      const payload = readPayload(body);
      if (payload.kind === 'malformed') {
        seldom('something from Slack could not be read', 'malformed');
        return false;
      }
      let told = false;
      const acknowledge: Acknowledge = (said) => {
        told = true;
        return ack(said);
      };
      // However it ends, Slack is told that it arrived.
      run(handle(payload, acknowledge).finally(() => (told ? undefined : acknowledge())));
      return true;
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
