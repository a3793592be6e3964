import { type Card, text } from '../../card/card.ts';
import { giveBack } from '../../content/give-back.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { currentPage, entryOf, type Session, stepOf } from '../../model/practice/session.ts';
import { sentTo, shownToBoth } from '../../model/practice/shown.ts';
import type { UpdateReply } from '../../port/reply.ts';
import type { CoupleContext } from '../context.ts';
import type { ActionDefinition, Definition, FormDefinition } from '../definition.ts';
import { privately } from '../privately.ts';
import { scriptOf } from './change-session.ts';
import { act, couldDo, type Found, findSession, refused } from './find-session.ts';
import { keepAnswer } from './held-answer.ts';
import { answeredCard, draftCard, pickCard, quoted, readCard, simpleCard, speakingOf } from './own-cards.ts';
import { entryWords } from './step-words.ts';
import { entryKind, longest, readTyped, readWriting, type Typed, type Writing, writeForm } from './write-form.ts';

/** Opens the form for something to write, if it can be written now. */
const write: ActionDefinition = {
  kind: 'action',
  name: 'practice.write',
  who: 'partner',
  ack: 'form',
  run: async (context: CoupleContext, action) => {
    const found = await findSession(context, action);
    if ('refusal' in found) return privately(found.refusal);
    const writing = readWriting(action.args[2]);
    const no = cannotWrite(context, found, writing);
    return no === null ? { kind: 'form', form: writeForm(context, found.session, writing) } : privately(no.refusal);
  },
};

/** Keeps what was written. What comes too late goes back to its author. */
const words: FormDefinition = {
  kind: 'form',
  name: 'practice.words',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action, submitted) => {
    const typed = Object.values(submitted.typed);
    const found = await findSession(context, action);
    if ('refusal' in found) return giveBack(context.say, found.refusal, typed);
    const writing = readWriting(action.args[2]);
    const no = cannotWrite(context, found, writing);
    if (no !== null) return giveBack(context.say, no.refusal, typed);
    const read = readTyped(submitted, writing);
    if (read === 'empty') {
      const [first = 'words'] = Object.keys(submitted.typed);
      const problems = { [first]: context.say.text('practice.problem-empty') };
      return { kind: 'invalid', form: writeForm(context, found.session, writing, submitted.typed), problems };
    }
    if (isTooLong(read)) {
      const values = { length: read.tooLong, most: longest[writing] };
      return giveBack(context.say, refused(context, 'practice.problem-too-long', values).refusal, typed);
    }
    const after = await act(context, found, { kind: writing, words: read });
    if ('refusal' in after) return giveBack(context.say, after.refusal, typed);
    return written(context, found, after.session, writing);
  },
};

/** Shows what can be picked, on a private card of its own. */
const pick: ActionDefinition = {
  kind: 'action',
  name: 'practice.pick',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => privately(await toPick(context, await findSession(context, action))),
};

/** The same in place of one's private copy. */
const repick: ActionDefinition = {
  kind: 'action',
  name: 'practice.repick',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => ({
    kind: 'update',
    card: await toPick(context, await findSession(context, action)),
  }),
};

const answer: ActionDefinition = {
  kind: 'action',
  name: 'practice.answer',
  who: 'partner',
  ack: 'update',
  run: async (context: CoupleContext, action) => {
    const found = await findSession(context, action);
    if ('refusal' in found) return { kind: 'update', card: found.refusal };
    const picked = action.args[2] ?? '';
    const before = await toPick(context, found);
    const offered = before.elements.flatMap((one) => (one.kind === 'buttons' ? one.buttons : []));
    const isOffered = offered.some((one) => 'action' in one && one.action.endsWith(`:${picked}`));
    if (offered.length === 0) return { kind: 'update', card: before };
    if (!isOffered) {
      const problem = text(context.say('practice.refused-option'));
      return { kind: 'update', card: pickCard(context, found.session, problem) };
    }
    const after = await act(context, found, { kind: 'answer', words: { pick: new PartnerWords(picked) } });
    if ('refusal' in after) return { kind: 'update', card: after.refusal };
    return written(context, found, after.session, 'answer');
  },
};

/** What was sent to one alone, to read for that one; and to its author once more. */
const read: ActionDefinition = {
  kind: 'action',
  name: 'practice.read',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => {
    const found = await findSession(context, action);
    if ('refusal' in found) return privately(found.refusal);
    const { session, page } = found;
    const sent = sentTo(scriptOf(context.library, session), session, page, context.side);
    const visit = session.pages[page]?.visit ?? -1;
    const own = entryOf(session, visit, context.side, 'draft');
    return privately(readCard(context, quoted(sent ?? own ?? { words: {} })));
  },
};

/** What both may read, where it does not stand on the card itself. */
const shown: ActionDefinition = {
  kind: 'action',
  name: 'practice.shown',
  who: 'partner',
  ack: 'private',
  run: async (context: CoupleContext, action) => {
    const found = await findSession(context, action);
    if ('refusal' in found) return privately(found.refusal);
    const { session, page } = found;
    const script = scriptOf(context.library, session);
    const step = stepOf(script.steps, session.pages[page] ?? currentPage(session));
    const entries = shownToBoth(script, session, page);
    return privately(
      readCard(
        context,
        entries.flatMap((one) => entryWords(speakingOf(context, session), step, one)),
      ),
    );
  },
};

export const definitions: readonly Definition[] = [write, words, pick, repick, answer, read, shown];

/** Why something cannot be written now. What is picked is never typed. */
function cannotWrite(context: CoupleContext, found: Found, writing: Writing): { readonly refusal: Card } | null {
  const no = couldDo(context, found, { kind: writing, words: {} });
  if (no !== null) return no;
  const step = stepOf(scriptOf(context.library, found.session).steps, currentPage(found.session));
  const isTyped = writing !== 'answer' || (step?.kind === 'ask' && step.format === 'words');
  return isTyped ? null : refused(context, 'practice.refused-over');
}

function isTooLong(read: Typed | { readonly tooLong: number }): read is { readonly tooLong: number } {
  return typeof read['tooLong'] === 'number';
}

async function toPick(context: CoupleContext, found: Found | { readonly refusal: Card }): Promise<Card> {
  if ('refusal' in found) return found.refusal;
  const no = couldDo(context, found, { kind: 'answer', words: {} });
  if (no !== null) return no.refusal;
  const step = stepOf(scriptOf(context.library, found.session).steps, currentPage(found.session));
  const isPicked = step?.kind === 'ask' && step.format !== 'words';
  return isPicked ? pickCard(context, found.session) : refused(context, 'practice.refused-over').refusal;
}

/** The card that says so; one that is sealed is kept true. */
function written(context: CoupleContext, found: Found, session: Session, writing: Writing): UpdateReply {
  const card = writtenCard(context, found, session, writing);
  const keep = writing === 'answer' ? keepAnswer(session, currentPage(found.session).visit) : {};
  return { kind: 'update', card, ...keep };
}

function writtenCard(context: CoupleContext, { session: before }: Found, session: Session, writing: Writing): Card {
  const { visit } = currentPage(before);
  const entry = entryOf(session, visit, context.side, entryKind[writing]);
  if (entry === null) return simpleCard(context, 'practice.own-done');
  if (writing === 'answer') return answeredCard(context, session, entry);
  if (writing === 'draft') return draftCard(context, session, entry);
  const said = simpleCard(context, writing === 'propose' ? 'practice.own-proposed' : 'practice.own-line');
  return { ...said, elements: [...quoted(entry), ...said.elements] };
}
