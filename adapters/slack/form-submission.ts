import type { InvalidReply } from '../../src/port/reply.ts';
import type { ReplyTools } from './answer-privately.ts';
import { type Answer, acknowledge, answering, type FormAck, handle, type InteractionParts } from './interactions.ts';
import type { Origin } from './origin.ts';
import type { SlackSubmission } from './payload-shapes.ts';
import { formOrigin, readForm } from './read-event.ts';
import { renderForm, renderNotice } from './render-form.ts';
import type { SlackWords } from './words.ts';

/**
 * A submitted form. Here the acknowledgement is the answer: it closes the form, or puts sentences under its inputs.
 * A form that takes too long shows that it is being saved, and then how it went; nothing typed is lost either way.
 */
export async function onForm(body: SlackSubmission, ack: FormAck, parts: InteractionParts): Promise<void> {
  const origin = formOrigin(body, parts.spaceOf);
  if (origin === null) {
    await acknowledge(ack, parts);
    return parts.log.warn('a Slack form names no room');
  }
  const profile = await parts.profiles(origin.space, origin.user);
  const words = parts.words(profile.locale);
  const { event, tooFew } = readForm(body, origin, profile);
  if (Object.keys(tooFew).length > 0) {
    const errors = Object.fromEntries(Object.entries(tooFew).map(([name, least]) => [name, words.pickLeast(least)]));
    return acknowledge(ack, parts, { response_action: 'errors', errors });
  }
  const work = handle(event, parts);
  // What goes wrong in it is dealt with below, after the acknowledgement.
  work.catch(() => undefined);
  const reply = await inTime(work, parts.patience);
  if (reply === null) {
    await acknowledge(ack, parts, {
      response_action: 'update',
      view: renderNotice(words.waitTitle, words.wait),
    });
    return answering(origin, parts, async (tools) => showLate(await work, body.view.id, origin, tools, words));
  }
  if (reply.kind === 'invalid') {
    return acknowledge(ack, parts, { response_action: 'errors', errors: errorsFor(reply, body) });
  }
  await acknowledge(ack, parts);
  await answering(origin, parts, async () => reply);
  if (origin.channel === null) await parts.showHome(origin.space, origin.user);
}

/** `null` when it takes longer than that. */
async function inTime(work: Promise<Answer>, ms: number): Promise<Answer | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** A sentence per input; one about an input that the form no longer has stands under the first. */
function errorsFor(reply: InvalidReply, body: SlackSubmission): Record<string, string> {
  const names = body.view.blocks.flatMap((block) =>
    block.type === 'input' && block.block_id !== undefined ? [block.block_id] : [],
  );
  const [first = ''] = names;
  const errors = new Map<string, string>();
  for (const [name, sentence] of Object.entries(reply.problems)) {
    const place = names.includes(name) ? name : first;
    const before = errors.get(place);
    errors.set(place, before === undefined ? sentence : `${before} ${sentence}`);
  }
  return Object.fromEntries(errors);
}

/** What is left to be shown after the open view was changed. */
async function showLate(
  reply: Answer,
  viewId: string,
  origin: Origin,
  tools: ReplyTools,
  words: SlackWords,
): Promise<Answer> {
  const invalid = reply.kind === 'invalid';
  const view = invalid ? renderForm(reply.form, origin, reply.problems) : renderNotice(words.doneTitle, words.done);
  // Whoever closed the view in between gets a card instead.
  const shown = await tools
    .speak()
    .then((client) => client.views.update({ view_id: viewId, view }))
    .then(
      () => true,
      () => false,
    );
  return invalid && shown ? { kind: 'nothing' } : reply;
}
