import type { UserRef } from '../../../src/model/place.ts';
import type { PlatformPerson, SeenForm, SeenMessage } from '../../contract/platform-driver.ts';
import type { Deliver, Payload } from './delivery.ts';
import { eventBody } from './event-body.ts';
import { afterSubmit, inputsOf, standsIn, stateOf } from './open-view.ts';
import { commandFrame, homeView, submittedView } from './payloads.ts';
import { buttonsOf, labelOf, readBlocks, selectsOf } from './read-blocks.ts';
import type { SlackTwin } from './slack-twin.ts';
import type { TwinElement, TwinMessage, TwinView, TwinWorkspace } from './workspace-state.ts';

export type PersonParts = {
  readonly twin: SlackTwin;
  readonly workspace: TwinWorkspace;
  readonly channel: string;
  readonly deliver: () => Deliver;
  /** Waits until the app has done what it was asked for. */
  readonly settled: () => Promise<void>;
};

/** Somebody at a Slack client: sees what Slack shows them, and does what Slack lets them do. */
export class SlackPerson implements PlatformPerson {
  readonly user: UserRef;
  readonly #parts: PersonParts;
  #last: { kind: Parameters<Deliver>[0]; payload: Payload } | null = null;

  constructor(id: string, parts: PersonParts) {
    this.user = { platform: 'slack', space: parts.workspace.id, user: id };
    this.#parts = parts;
  }

  async sees(): Promise<readonly SeenMessage[]> {
    const { workspace, channel } = this.#parts;
    return workspace.seenBy(this.user.user).map((message) => ({
      id: message.ts,
      text: message.blocks.length === 0 ? message.text : readBlocks(message.blocks, this.#nameOf),
      private: message.only !== null || message.channel !== channel,
      under: message.thread,
      buttons: buttonsOf(message).map(({ element }) => labelOf(element.text)),
      options: selectsOf(message).flatMap(({ element }) =>
        (element.options ?? []).map((option) => labelOf(option.text)),
      ),
      files: message.files.map(({ name, text }) => ({ name, text })),
    }));
  }

  async command(path: string, options: Readonly<Record<string, string>> = {}): Promise<void> {
    const parts = Object.entries(options).map(([name, value]) => `${name}:${this.#written(value)}`);
    await this.type('/attune', [path, ...parts].join(' '));
  }

  /** Types a slash command as it is. */
  async type(command: string, text: string, channel = this.#parts.channel, channelName = 'us'): Promise<void> {
    const { twin, workspace } = this.#parts;
    const { user } = this.user;
    const response_url = twin.newResponseUrl({ workspace, channel, user, message: null });
    const where = { channel_id: channel, channel_name: channelName };
    const sent = { command, text, user_id: user, user_name: this.#nameOf(user), ...where };
    const trigger_id = twin.newTrigger(user);
    await this.#do('slash_commands', { ...commandFrame(workspace.id), ...sent, trigger_id, response_url });
  }

  async press(label: string, ts?: string): Promise<void> {
    const [message, { element, blockId }] = this.#find(
      buttonsOf,
      (one) => labelOf(one.text) === label,
      `a button "${label}"`,
      ts,
    );
    const { type, action_id, text } = element;
    await this.#act(message, {
      type,
      action_id,
      block_id: blockId,
      text,
      ...(element.url === undefined ? {} : { url: element.url }),
    });
  }

  async pick(label: string): Promise<void> {
    const has = (one: TwinElement) => one.options?.find((option) => labelOf(option.text) === label);
    const [message, { element, blockId }] = this.#find(
      selectsOf,
      (one) => has(one) !== undefined,
      `an option "${label}"`,
    );
    await this.#act(message, {
      type: element.type,
      action_id: element.action_id,
      block_id: blockId,
      selected_option: has(element),
    });
  }

  /** Presses a button on this person's Home tab. */
  async pressAtHome(label: string): Promise<void> {
    const { workspace } = this.#parts;
    const blocks = workspace.homes.get(this.user.user) ?? [];
    const found = buttonsOf({ blocks }).find(({ element }) => labelOf(element.text) === label);
    if (found === undefined) throw new Error(`there is no button "${label}" on the Home tab`);
    const { type, action_id } = found.element;
    await this.#interact({
      type: 'block_actions',
      container: { type: 'view', view_id: 'VHOME' },
      view: homeView(workspace.id),
      actions: [{ type, action_id, block_id: found.blockId, action_ts: '1.000001' }],
    });
  }

  /** Opens the Home tab. */
  async openHome(): Promise<void> {
    const { user } = this.user;
    await this.#do(
      'events_api',
      eventBody(this.#parts.workspace.id, {
        type: 'app_home_opened',
        user,
        tab: 'home',
        channel: `D${user}`,
        event_ts: '1.1',
      }),
    );
  }

  home(): string {
    return readBlocks(this.#parts.workspace.homes.get(this.user.user) ?? [], this.#nameOf);
  }

  async form(): Promise<SeenForm | null> {
    const view = this.view();
    if (view === null) return null;
    return {
      title: labelOf(view.title),
      text: readBlocks(view.blocks, this.#nameOf),
      values: Object.fromEntries(inputsOf(view).map((block) => [block.block_id ?? '', standsIn(view, block)])),
      problems: view.problems,
    };
  }

  /** The view that this person has before them. */
  view(): TwinView | null {
    return [...this.#parts.workspace.views.values()].findLast((view) => view.user === this.user.user) ?? null;
  }

  closeView(): void {
    const view = this.view();
    if (view !== null) this.#parts.workspace.views.delete(view.id);
  }

  async submit(values: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
    const view = this.view();
    if (view === null) throw new Error(`${this.user.user} has no form open`);
    const inputs = inputsOf(view);
    const unknown = Object.keys(values).find((name) => !inputs.some((block) => block.block_id === name));
    if (unknown !== undefined) throw new Error(`the form has no input "${unknown}"`);
    for (const block of inputs) {
      const name = block.block_id ?? '';
      view.values[name] = values[name] ?? standsIn(view, block);
    }
    const state = Object.fromEntries(
      inputs.map((block) => [block.block_id ?? '', stateOf(block, view.values[block.block_id ?? ''] ?? '')]),
    );
    await this.#interact({ type: 'view_submission', view: submittedView(this.#parts.workspace.id, view, state) });
  }

  async again(): Promise<void> {
    if (this.#last === null) throw new Error('nothing was done yet');
    await this.#send(this.#last.kind, this.#last.payload);
  }

  async #act(message: TwinMessage, action: Payload): Promise<void> {
    const { twin, workspace } = this.#parts;
    const { user } = this.user;
    const ephemeral = message.only !== null;
    const thread = message.thread === null ? {} : { thread_ts: message.thread };
    await this.#interact({
      type: 'block_actions',
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: ephemeral,
        ...thread,
      },
      channel: { id: message.channel, name: 'us' },
      // Slack sends no message along with an action on an ephemeral one.
      ...(ephemeral ? {} : { message: { type: 'message', ts: message.ts, user: workspace.botUser, ...thread } }),
      response_url: twin.newResponseUrl({ workspace, channel: message.channel, user, message }),
      actions: [{ ...action, action_ts: '1.000001' }],
    });
  }

  async #interact(payload: Payload): Promise<void> {
    const { twin, workspace } = this.#parts;
    const { user } = this.user;
    await this.#do('interactive', {
      ...payload,
      team: { id: workspace.id, domain: 'twin' },
      user: { id: user, username: this.#nameOf(user), team_id: workspace.id },
      api_app_id: 'A0TWIN',
      token: 'verification',
      trigger_id: twin.newTrigger(user),
    });
  }

  async #do(kind: Parameters<Deliver>[0], payload: Payload): Promise<void> {
    this.#last = { kind, payload };
    await this.#send(kind, payload);
  }

  async #send(kind: Parameters<Deliver>[0], payload: Payload): Promise<void> {
    const { deliver, settled, workspace } = this.#parts;
    const { body } = await deliver()(kind, payload);
    if (payload['type'] === 'view_submission') afterSubmit(workspace, (payload['view'] as { id: string }).id, body);
    await settled();
  }

  #find(
    of: typeof buttonsOf,
    wanted: (element: TwinElement) => boolean,
    what: string,
    ts?: string,
  ): [TwinMessage, ReturnType<typeof buttonsOf>[number]] {
    const seen = this.#parts.workspace.seenBy(this.user.user).filter((one) => ts === undefined || one.ts === ts);
    for (const message of seen.toReversed()) {
      const found = of(message).find(({ element }) => wanted(element));
      if (found !== undefined) return [message, found];
    }
    throw new Error(
      `${this.user.user} sees no ${what}, but:\n${seen.map((one) => readBlocks(one.blocks, this.#nameOf)).join('\n---\n')}`,
    );
  }

  readonly #nameOf = (user: string): string => this.#parts.workspace.users.get(user)?.name ?? user;

  #written(value: string): string {
    const user = [...this.#parts.workspace.users.values()].find((one) => one.id === value || one.name === value);
    if (user !== undefined) return `<@${user.id}|${user.name}>`;
    const escaped = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return /\s/.test(escaped) ? `"${escaped}"` : escaped;
  }
}
