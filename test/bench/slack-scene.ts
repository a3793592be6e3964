import { slackScopes } from '../../adapters/slack/scopes.ts';
import { type Deliver, overSocket } from '../fakes/slack-twin/delivery.ts';
import { SlackPerson } from '../fakes/slack-twin/slack-person.ts';
import { SlackTwin } from '../fakes/slack-twin/slack-twin.ts';
import type { Deed, Scene } from './scene.ts';
import { within } from './within.ts';

/** A workspace with Sam and Alex in a channel, over Socket Mode. */
export async function openSlackScene(): Promise<Scene> {
  const twin = await SlackTwin.open();
  const workspace = twin.addWorkspace('T1', slackScopes);
  workspace.addUser('USAM', 'sam');
  workspace.addUser('UALEX', 'alex');
  workspace.addChannel('CUS', 'private', [workspace.botUser, 'USAM', 'UALEX']);
  const token = twin.tokens.give(workspace);
  // When the last envelope was sent, and how many milliseconds later it was acknowledged.
  const sent = { at: 0, after: 0 };
  const send = overSocket(twin);
  const deliver: Deliver = async (kind, payload) => {
    sent.at = performance.now();
    const answered = await within(8000, `an acknowledgement of ${kind}`, send(kind, payload));
    sent.after = answered.after;
    return answered;
  };
  const settled = async (): Promise<void> => undefined;
  const person = new SlackPerson('USAM', { twin, workspace, channel: 'CUS', deliver: () => deliver, settled });
  return {
    where: { platform: 'slack', api: twin.apiUrl, token },
    room: { platform: 'slack', space: 'T1', room: 'CUS' },
    people: ['USAM', 'UALEX'],
    act: async (deed, card, settle) => {
      const before = twin.calls.length;
      await act(person, deed, card);
      await settle();
      const content = twin.calls.slice(before).find(({ method }) => contents.includes(method));
      if (content === undefined) throw new Error('Slack heard an acknowledgement, and then nothing');
      return { ack: sent.after, done: content.at - sent.at };
    },
    addCard: () => {
      const blocks = [{ type: 'actions', elements: [button] }] as never;
      return workspace.add({ channel: 'CUS', thread: null, only: null, text: '', blocks, metadata: null, files: [] })
        .ts;
    },
    violations: twin.violations,
    [Symbol.asyncDispose]: () => twin.close(),
  };
}

const button = { type: 'button', action_id: 'answer', text: { type: 'plain_text', text: 'Answer' } };

/** What shows a person something. */
const contents: readonly string[] = ['chat.postMessage', 'chat.postEphemeral', 'response_url', 'views.open'];

async function act(person: SlackPerson, deed: Deed, card: string): Promise<void> {
  switch (deed) {
    case 'tip':
      return person.type('/tip', '');
    case 'form':
      return person.press('Answer', card);
    case 'answer':
      return person.submit({ words: 'The slow breakfast, and that nobody looked at a clock.' });
  }
}
