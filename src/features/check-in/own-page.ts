import type { Say } from '../../content/say.ts';
import { type Html, html } from '../html.ts';
import { type Moment, quoted } from '../own-part.ts';
import type { OwnCheckIn, Said, Spoken } from './own-check-ins.ts';

/** One question of the copy: one's own answer and responses, and of the other's what was shown in the room. */
export function checkInPart(say: Say, checkIn: OwnCheckIn, when: Moment): Html {
  const { partner } = checkIn;
  const second = checkIn.second === null ? [] : [html`<p>${checkIn.second}</p>`];
  const theirs =
    partner === null
      ? []
      : [
          heading(say.text('privacy.page-partner')),
          ...answerLines(partner.answer, say.text('privacy.page-their-guess')),
          ...responseLines(say, say.text('privacy.page-they-responded'), partner.responses, when),
        ];
  return html`<article>
<h4>${checkIn.question ?? say.text('privacy.page-retired')}</h4>
${second}
${why(say, checkIn, when)}
<p class="small">${say.text('privacy.page-asked', { at: when(checkIn.askedAt) })}</p>
${ownLines(say, checkIn, when)}
${theirs}
</article>`;
}

function why(say: Say, { because }: OwnCheckIn, when: Moment): readonly Html[] {
  if (because === null) return [];
  const line =
    'journey' in because
      ? say.text('check-in.in-journey', { title: because.journey, step: because.step, of: because.of })
      : say.text(`check-in.page-${because.kind}`, { at: when(because.askedAt) });
  return [html`<p class="small">${line}</p>`];
}

function ownLines(say: Say, checkIn: OwnCheckIn, when: Moment): readonly Html[] {
  const { answer, answeredAt, passed } = checkIn;
  const answered =
    answer === null
      ? [html`<p>${say.text('privacy.page-no-answer')}</p>`]
      : [
          ...answerLines(answer, say.text('privacy.page-guess')),
          ...(answeredAt === null
            ? []
            : [html`<p class="small">${say.text('privacy.page-answered', { at: when(answeredAt) })}</p>`]),
        ];
  return [
    heading(say.text('privacy.page-you')),
    ...answered,
    ...(passed === null ? [] : [html`<p>${say.text('privacy.page-passed', { kind: passed })}</p>`]),
    ...responseLines(say, say.text('privacy.page-responded'), checkIn.responses, when),
  ];
}

function answerLines({ choice, guess, order, words, sentence, second }: Spoken, guessLabel: string): readonly Html[] {
  return [
    ...(choice === undefined ? [] : [quoted(choice)]),
    ...(guess === undefined ? [] : [html`<p class="small">${guessLabel}:</p>`, quoted(guess)]),
    ...(order === undefined ? [] : [quoted(order.map((label, index) => `${index + 1}. ${label}`).join('\n'))]),
    ...(words === undefined ? [] : [quoted(sentence ?? words)]),
    ...(second === undefined ? [] : [quoted(second)]),
  ];
}

function responseLines(say: Say, label: string, responses: readonly Said[], when: Moment): readonly Html[] {
  return responses.flatMap(({ at, way, asked, words }) => [
    html`<p class="small">${label}, ${when(at)}: ${say.text(`privacy.page-way-${way}`)}</p>`,
    ...(asked === undefined ? [] : [quoted(asked)]),
    quoted(words),
  ]);
}

function heading(who: string): Html {
  return html`<p><strong>${who}</strong></p>`;
}
