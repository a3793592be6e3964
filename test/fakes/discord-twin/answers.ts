import { ephemeral, type Modal, type TwinFile, type TwinInteraction, type TwinMessage } from './model.ts';
import { TwinRefusal, unknown } from './refusal.ts';
import type { TwinWorld } from './world.ts';

type Body = Record<string, unknown>;

/** How long an interaction waits for its first answer, and how long its token lives, in milliseconds. */
const patience = 3000;
const tokenLife = 15 * 60_000;

/** What a bot may do with an interaction, and when. */
export class TwinAnswers {
  readonly #world: TwinWorld;
  readonly #now: () => number;

  constructor(world: TwinWorld, now: () => number) {
    this.#world = world;
    this.#now = now;
  }

  /** The first answer: within three seconds, and only once. */
  callback(id: string, token: string, body: Body, files: readonly TwinFile[]): void {
    const interaction = this.#find(token);
    if (interaction === null || interaction.id !== id) throw unknown.interaction();
    if (interaction.answer !== null) throw new TwinRefusal(400, 40060, 'Interaction has already been acknowledged.');
    const age = this.#now() - interaction.at;
    if (age > patience) throw unknown.interaction();
    const data = (body['data'] ?? {}) as Body;
    const isPrivate = (Number(data['flags'] ?? 0) & ephemeral) !== 0;
    const onlyFor = isPrivate ? interaction.by : null;
    this.#mayAnswer(interaction, Number(body['type']));
    interaction.acknowledgedAfter = age;
    switch (body['type']) {
      case 4: {
        interaction.answer = { kind: 'message' };
        this.#setOriginal(interaction, this.#world.addMessage(interaction.channel, onlyFor, data, files));
        return;
      }
      case 5:
        interaction.answer = { kind: 'deferred', onlyFor };
        return;
      case 6:
        interaction.answer = { kind: 'deferred-update' };
        interaction.original = interaction.source;
        return;
      case 7: {
        const source = this.#world.messages.get(interaction.source ?? '');
        if (source === undefined || source.deleted) throw unknown.message();
        interaction.answer = { kind: 'message' };
        edit(source, data, files);
        this.#setOriginal(interaction, source);
        return;
      }
      case 8:
        interaction.answer = { kind: 'choices', choices: data['choices'] as never };
        return;
      case 9:
        interaction.answer = { kind: 'modal', modal: data as unknown as Modal };
        return;
      default:
        throw invalid(`a response of type ${String(body['type'])}`);
    }
  }

  editOriginal(token: string, body: Body, files: readonly TwinFile[]): TwinMessage {
    const interaction = this.#answered(token);
    if (interaction.answer?.kind === 'deferred' && !interaction.originalDone) {
      const message = this.#world.addMessage(interaction.channel, interaction.answer.onlyFor, body, files);
      return this.#setOriginal(interaction, message);
    }
    const message = this.#world.messages.get(interaction.original ?? '');
    if (message === undefined || message.deleted) throw unknown.message();
    interaction.originalDone = true;
    return edit(message, body, files);
  }

  deleteOriginal(token: string): void {
    const interaction = this.#answered(token);
    if (interaction.answer?.kind === 'deferred' && !interaction.originalDone) {
      interaction.originalDone = true;
      interaction.originalDeleted = true;
      return;
    }
    const message = this.#world.messages.get(interaction.original ?? '');
    if (message === undefined || message.deleted) throw unknown.message();
    message.deleted = true;
    interaction.originalDeleted = true;
  }

  /** A follow-up to an answer that is still announced becomes that answer, and as private as was announced. */
  followUp(token: string, body: Body, files: readonly TwinFile[]): TwinMessage {
    const interaction = this.#answered(token);
    if (interaction.answer?.kind === 'deferred' && !interaction.originalDone)
      return this.editOriginal(token, body, files);
    const isPrivate = (Number(body['flags'] ?? 0) & ephemeral) !== 0;
    const message = this.#world.addMessage(interaction.channel, isPrivate ? interaction.by : null, body, files);
    interaction.followUps.push(message.id);
    return message;
  }

  #answered(token: string): TwinInteraction {
    const interaction = this.#find(token);
    if (interaction === null) throw unknown.webhook();
    if (this.#now() - interaction.at > tokenLife) throw new TwinRefusal(401, 50027, 'Invalid Webhook Token');
    if (interaction.answer === null || interaction.answer.kind === 'modal') throw unknown.webhook();
    return interaction;
  }

  #find(token: string): TwinInteraction | null {
    return this.#world.interactions.get(token) ?? null;
  }

  #setOriginal(interaction: TwinInteraction, message: TwinMessage): TwinMessage {
    interaction.original = message.id;
    interaction.originalDone = true;
    return message;
  }

  #mayAnswer({ type, source }: TwinInteraction, answer: number): void {
    if (type === 4 ? answer !== 8 : answer === 8)
      throw invalid('proposals answer an unfinished command, and nothing else');
    if (answer === 9 && type === 5) throw invalid('a form cannot answer a form');
    if ((answer === 6 || answer === 7) && source === null) throw invalid('there is no message to update');
  }
}

/** Replaces what a message shows. Of what was attached before, an edit keeps what it lists. */
export function edit(message: TwinMessage, body: Body, files: readonly TwinFile[]): TwinMessage {
  if (body['components'] !== undefined) message.components = body['components'] as never;
  if (body['attachments'] !== undefined) message.files = files;
  else message.files = [...message.files, ...files];
  message.edits += 1;
  return message;
}

function invalid(what: string): TwinRefusal {
  return new TwinRefusal(400, 50035, `Invalid Form Body: ${what}`);
}
