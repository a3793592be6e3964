import { fileName } from '../../../adapters/discord/attach-pictures.ts';
import { messageBody, withFiles } from '../../../adapters/discord/message-body.ts';
import { renderForm } from '../../../adapters/discord/render-form.ts';
import type { Voice } from '../../../adapters/discord/render-markup.ts';
import type { BodyRenderer } from '../../../adapters/web/renderings.ts';

/** What Discord would get. Its files and pictures go beside the body; their components are part of it. */
export const discordBodies: BodyRenderer = {
  message: (card, files) => {
    const named = files.map(({ name }) => ({ name, mediaType: 'text/plain', text: '' }));
    const count = card.elements.filter((one) => one.kind === 'image' && one.url.startsWith('attachment:')).length;
    const pictures = Array.from({ length: count }, (_, index) => ({ name: fileName(index), data: '' }));
    return withFiles(messageBody(card, voice), named, pictures).body;
  },
  form: renderForm,
  pictureAt: (index) => ({ url: `attachment://${fileName(index)}`, named: `attachment://${fileName(index)}` }),
};

/** Commands have an id once they are registered; nothing is, in the preview. */
const voice: Voice = { commandId: () => '200000000000000001' };
