import { z } from 'zod';
import { actionId } from '../card/action-id.ts';
import type { Form, Input } from '../card/form.ts';
import type { CoupleContext } from '../features/context.ts';
import type { ActionDefinition } from '../features/definition.ts';
import type { Feature } from '../features/feature.ts';
import { html } from '../features/html.ts';
import { headed, ownPart, piecesOrNone, quoted, timeOf } from '../features/own-part.ts';
import { day } from '../model/instant.ts';
import { PartnerWords } from '../model/partner-words.ts';
import { sameUser } from '../model/place.ts';
import type { InvalidReply } from '../port/reply.ts';

/** How long a form that could not be taken can be opened again. */
export const draftLife = day;

/** Keeps a form that could not be taken, sealed, and adds the action that opens it again. */
export async function keepDraft(context: CoupleContext, reply: InvalidReply): Promise<InvalidReply> {
  const id = context.newId();
  const form = formToJson(reply.form);
  await context.stores.drafts.add({ id, coupleId: context.couple.id, by: context.by, at: context.now, form });
  return { ...reply, reopen: actionId('draft.reopen', id) };
}

/** Opens a kept form as it was typed. */
const reopenDraft: ActionDefinition = {
  kind: 'action',
  name: 'draft.reopen',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const draft = await context.stores.drafts.find(z.uuid().catch('').parse(action.args[0]));
    if (draft === null || !sameUser(draft.by, context.by)) {
      return {
        kind: 'private',
        card: { tone: 'notice', elements: [{ kind: 'text', text: context.say('refusals.old-button') }] },
      };
    }
    return { kind: 'form', form: formFromJson(draft.form) };
  },
};

/** Forms that could not be taken, kept so that nothing typed is lost. */
export const draft = {
  name: 'draft',
  definitions: [reopenDraft],
  own: {
    copy: [
      ownPart({
        name: 'drafts',
        copy: async ({ stores, couple, side }) =>
          (await stores.drafts.of(couple.id, couple.partners[side].user)).map(({ at, form }) => ({
            at: timeOf(at),
            words: wordsIn(formFromJson(form)),
          })),
        page: ({ say, when }, all) => {
          const parts = all.flatMap(({ at, words }) => [html`<p class="small">${when(at)}</p>`, ...words.map(quoted)]);
          return headed(say.text('privacy.page-drafts'), ...piecesOrNone(say, parts));
        },
      }),
    ],
    // A form that was given back also quotes what it replies to, so the other's go as well.
    forget: (stores, couple) => stores.drafts.forget(couple),
  },
} satisfies Feature;

/** What was typed in it. */
function wordsIn({ inputs }: Form): readonly string[] {
  return inputs.flatMap((input) => (input.kind === 'text' && input.value !== undefined ? [input.value.reveal()] : []));
}

/** A form as JSON, with the words that stand in it: only ever for a sealed place. */
function formToJson(form: Form): string {
  const inputs = form.inputs.map((input) =>
    input.kind === 'text' && input.value !== undefined ? { ...input, value: input.value.reveal() } : input,
  );
  const quote = form.quote === undefined ? {} : { quote: form.quote.reveal() };
  return JSON.stringify({ ...form, ...quote, inputs });
}

type Written = Omit<Form, 'inputs' | 'quote'> & { quote?: string; inputs: (Input & { value?: string })[] };

function formFromJson(json: string): Form {
  const { quote, ...form } = JSON.parse(json) as Written;

  const inputs = form.inputs.map((input) =>
    input.kind === 'text' && input.value !== undefined
      ? { ...input, value: new PartnerWords(String(input.value)) }
      : input,
  );
  return { ...form, ...(quote === undefined ? {} : { quote: new PartnerWords(quote) }), inputs: inputs as Input[] };
}
