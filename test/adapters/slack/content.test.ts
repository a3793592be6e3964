import { describe, expect, test } from 'vitest';
import { slackManifest } from '../../../adapters/slack/manifest.ts';
import type { Origin } from '../../../adapters/slack/origin.ts';
import { parseCommandText } from '../../../adapters/slack/parse-command-text.ts';
import { renderCard } from '../../../adapters/slack/render-card.ts';
import { renderForm } from '../../../adapters/slack/render-form.ts';
import { problemCard } from '../../../adapters/slack/sentence-cards.ts';
import { commandSpecs } from '../../../src/bot/command-specs.ts';
import { partsOf } from '../../../src/bot/parts.ts';
import { features } from '../../../src/bot/registry.ts';
import { type Card, quote, text } from '../../../src/card/card.ts';
import type { Form } from '../../../src/card/form.ts';
import type { Prompt, Tip } from '../../../src/content/library.ts';
import { roomCard } from '../../../src/features/check-in/room-card.ts';
import type { CoupleContext } from '../../../src/features/context.ts';
import { tipCard } from '../../../src/features/tips/tip-cards.ts';
import { type CheckIn, newCheckIn } from '../../../src/model/check-in.ts';
import type { Couple } from '../../../src/model/couple.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { checkMessage, checkView } from '../../fakes/slack-twin/check-blocks.ts';
import { sampleCouple } from '../../features/check-in/couple-loop.ts';
import { answerForms, fullAnswer, stepCards } from '../../features/check-in/walk-prompt.ts';
import { appWords, words } from './words.ts';

const { commands: commandDefinitions } = partsOf(features);

const library = (await shippedContent()).library('en');
const { say } = library;
const prompts = [...library.prompts.values()];
const sample = sampleCouple();
const onSlack = (user: string) => ({ platform: 'slack', space: 'T1', user }) as const;
const couple: Couple = {
  ...sample,
  partners: [
    { ...sample.partners[0], user: onSlack('UONE') },
    { ...sample.partners[1], user: onSlack('UOTHER') },
  ],
};
const now = couple.createdAt;
const context = { say, library, couple, side: 0, me: couple.partners[0], other: couple.partners[1] } as CoupleContext;
const heaviest = new PartnerWords('&'.repeat(3000));
const origin: Origin = {
  space: 'T1',
  user: 'U1',
  room: 'C1',
  channel: 'C1',
  responseUrl: `https://hooks.slack.com/${'x'.repeat(120)}`,
};

const refused = (card: Card): string[] => checkMessage(renderCard(card));
const refusedForm = (form: Form): string[] => checkView(renderForm(form, origin) as unknown as Record<string, unknown>);

function open(prompt: Prompt): CheckIn {
  const what = {
    id: crypto.randomUUID(),
    coupleId: couple.id,
    origin: 'question',
    promptId: prompt.id,
    mode: 'sealed',
  } as const;
  return newCheckIn(what, now);
}

describe('everything in content', () => {
  test.each(prompts.map((prompt) => [prompt.id, prompt] as const))(
    'prompt %s is legal on Slack, open, revealed and to answer',
    (_, prompt) => {
      const checkIn = open(prompt);
      const view = { checkIn, couple, prompt, library, now, answers: null };
      const revealed = { ...checkIn, answeredAt: [now, now], revealedAt: now, reveal: 'room' } as const;
      const answer = fullAnswer(say, prompt, heaviest);
      const cards = [
        roomCard(view),
        roomCard({ ...view, now: checkIn.closesAt }),
        roomCard({ ...view, checkIn: { ...checkIn, mode: 'open' } }),
        roomCard({ ...view, checkIn: revealed, answers: [answer, answer] }),
        ...stepCards(context, checkIn, prompt, answer),
      ];
      const forms = [...answerForms(say, checkIn, prompt, answer), ...answerForms(say, checkIn, prompt, {})];
      expect([...cards.flatMap(refused), ...forms.flatMap(refusedForm)]).toEqual([]);
    },
  );

  test('every tip is legal on Slack', () => {
    const tips = [...library.tips.values()];
    expect(tips.length).toBeGreaterThan(50);
    const asking = ['nobody', 'own', 'others'] as const;
    const wanted = (tip: Tip) => ({ topic: tip.topic, by: couple.partners[0].user });
    expect(tips.flatMap((tip) => asking.flatMap((one) => refused(tipCard(say, tip, wanted(tip), one))))).toEqual([]);
  });

  test('every starter and every text of support is legal on Slack', () => {
    const words = [library.starters, library.support].flatMap((one) => stringsIn(one));
    expect(words.length).toBeGreaterThan(100);
    expect(
      words.flatMap((one) => refused({ tone: 'calm', elements: [text(one), quote(new PartnerWords(one))] })),
    ).toEqual([]);
  });
});

describe('the commands as they are', () => {
  const specs = commandSpecs(commandDefinitions, library);

  test('are all in the manifest’s hint, and keep to its limits', () => {
    const { slash_commands: entries } = slackManifest(specs, appWords, { mode: 'socket' }).features;
    expect(entries[0]?.usage_hint.split(' | ')).toEqual(specs.map((spec) => spec.name));
    expect(
      entries.every(
        (one) =>
          (one.description.length <= 2000 && one.usage_hint.length <= 1000 && one.usage_hint !== '') ||
          one.command === '/tip',
      ),
    ).toBe(true);
  });

  test.each(specs.flatMap((spec) => [spec.name, ...spec.subcommands.map((one) => `${spec.name} ${one.name}`)]))(
    '"%s" is understood, or explained on a card that Slack takes',
    (path) => {
      const parsed = parseCommandText(specs, `${path} <@U1|alex> & more`, words);
      const bare = parseCommandText(specs, path, words);
      for (const one of [parsed, bare]) if (one.kind === 'problem') expect(refused(problemCard(one))).toEqual([]);
      expect(bare.kind === 'command' ? bare.path : bare.lines[0]?.usage).toContain(path.split(' ')[0]);
    },
  );

  test('an unknown word gets the whole list on a card that Slack takes', () => {
    const parsed = parseCommandText(specs, 'nonsense', words);
    if (parsed.kind !== 'problem') throw new Error('it was understood');
    expect(refused(problemCard(parsed))).toEqual([]);
    for (const spec of specs) expect(renderCard(problemCard(parsed)).text).toContain(`/attune ${spec.name}`);
  });
});

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
