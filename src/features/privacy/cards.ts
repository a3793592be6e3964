import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import type { Say } from '../../content/say.ts';
import type { HostPages } from '../../model/host-pages.ts';
import { hostPagesNote } from '../host-pages.ts';

export function privacyCard(say: Say, pages: HostPages): Card {
  return {
    title: say.text('privacy.title'),
    tone: 'calm',
    elements: [
      text(say('privacy.kept')),
      text(say('privacy.protected')),
      text(say('privacy.limits')),
      text(say('privacy.long')),
      ...hostPagesNote(say, pages),
      buttons(
        button(say.text('privacy.export'), actionId('privacy.export'), 'main'),
        button(say.text('privacy.forget'), actionId('privacy.forget')),
      ),
    ],
  };
}

export function exportedCard(say: Say): Card {
  return {
    title: say.text('privacy.exported-title'),
    tone: 'calm',
    elements: [text(say('privacy.exported')), note(say('privacy.exported-safe'))],
  };
}

export function nothingKeptCard(say: Say): Card {
  return { tone: 'calm', elements: [text(say('privacy.nothing'))] };
}

export function forgetCard(say: Say): Card {
  return {
    title: say.text('privacy.forget-title'),
    tone: 'notice',
    elements: [
      text(say('privacy.forget-what')),
      text(say('privacy.forget-couple')),
      note(say('privacy.forget-room')),
      buttons(
        button(say.text('privacy.forget-export'), actionId('privacy.export'), 'main'),
        button(say.text('privacy.forget-yes'), actionId('privacy.forget-yes'), 'danger'),
        button(say.text('privacy.forget-no'), actionId('privacy.forget-no')),
      ),
    ],
  };
}

export function forgottenCard(say: Say): Card {
  return { title: say.text('privacy.forgotten-title'), tone: 'calm', elements: [text(say('privacy.forgotten'))] };
}

export function keptCard(say: Say): Card {
  return { tone: 'calm', elements: [text(say('privacy.kept-all'))] };
}
