import * as spec from 'discord-api-spec/zod';
import { checkMessage } from './check-message.ts';
import { checkModal } from './check-modal.ts';
import { checkRegistration } from './check-registration.ts';
import { ephemeral, type Modal, type TwinFile } from './model.ts';

/** Which body a request sends. */
export type BodyKind =
  | 'message'
  | 'edit'
  | 'callback'
  | 'webhook'
  | 'webhook-edit'
  | 'commands'
  | 'dm'
  | 'event'
  | 'event-edit'
  | 'thread';

/** What Discord would refuse of a body: by its own published description, and by what that leaves out. */
export function checkBody(kind: BodyKind, body: unknown, files: readonly TwinFile[]): string[] {
  return [...bySpec(kind, body), ...byRules(kind, body as Record<string, unknown>, files)];
}

function bySpec(kind: BodyKind, body: unknown): string[] {
  switch (kind) {
    case 'message':
      return described(spec.MessageCreateRequestSchema, body);
    case 'edit':
      return described(spec.MessageEditRequestPartialSchema, body);
    case 'callback':
      return described(callbackSchema(body), body);
    case 'webhook':
      return described(spec.IncomingWebhookInteractionRequestSchema, body);
    case 'webhook-edit':
      return described(spec.IncomingWebhookUpdateRequestPartialSchema, body);
    case 'commands':
      return (body as readonly object[]).flatMap((command) =>
        // The description wants an integer where the service takes a string, or nothing for everybody.
        described(spec.ApplicationCommandUpdateRequestSchema, { ...command, default_member_permissions: undefined }),
      );
    case 'event':
      return described(spec.ExternalScheduledEventCreateRequestSchema, body);
    case 'event-edit':
      return described(spec.ExternalScheduledEventPatchRequestPartialSchema, body);
    case 'dm':
      return described(spec.CreatePrivateChannelRequestSchema, body);
    case 'thread':
      return described(spec.CreateTextThreadWithMessageRequestSchema, body);
  }
}

function callbackSchema(body: unknown): Schema {
  switch ((body as { type?: unknown }).type) {
    case 4:
    case 5:
      return spec.CreateMessageInteractionCallbackRequestSchema;
    case 6:
    case 7:
      return spec.UpdateMessageInteractionCallbackRequestSchema;
    case 8:
      return spec.ApplicationCommandAutocompleteCallbackRequestSchema;
    default:
      return spec.ModalInteractionCallbackRequestSchema;
  }
}

function byRules(kind: BodyKind, body: Record<string, unknown>, files: readonly TwinFile[]): string[] {
  switch (kind) {
    case 'message':
    case 'edit':
      return checkMessage(body, 'channel', files);
    case 'webhook':
    case 'webhook-edit':
      return checkMessage(body, 'interaction', files);
    case 'callback': {
      const data = (body['data'] ?? {}) as Record<string, unknown>;
      if (body['type'] === 4 || body['type'] === 7) return checkMessage(data, 'interaction', files);
      if (body['type'] === 9) return checkModal(data as unknown as Modal);
      if (body['type'] === 5)
        return (Number(data['flags'] ?? 0) & ~ephemeral) === 0
          ? []
          : ['a deferred answer with more than the private flag'];
      return [];
    }
    case 'commands':
      return checkRegistration(body as never);
    case 'dm':
    case 'event':
    case 'event-edit':
    case 'thread':
      return [];
  }
}

type Schema = { safeParse(body: unknown): { success: boolean; error?: { issues: readonly Issue[] } } };
type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

function described(schema: unknown, body: unknown): string[] {
  const result = (schema as Schema).safeParse(body);
  return (result.error?.issues ?? []).map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
}
