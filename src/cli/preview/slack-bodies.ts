import { renderCard, uploaded } from '../../../adapters/slack/render-card.ts';
import { renderForm } from '../../../adapters/slack/render-form.ts';
import type { BodyRenderer } from '../../../adapters/web/renderings.ts';

/** What Slack would get. It takes files in requests of their own, so that they are no part of a message; pictures are, by their ids. */
export const slackBodies: BodyRenderer = {
  message: (card) => renderCard(card),
  form: (form) =>
    renderForm(form, { space: 'T00PREVIEW', user: 'U00000SAM', room: 'C00PREVIEW', channel: 'C00PREVIEW' }),
  pictureAt: (index) => ({ url: uploaded(`F0000000P${index + 1}`), named: `F0000000P${index + 1}` }),
};
