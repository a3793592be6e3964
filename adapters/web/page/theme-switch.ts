import { html, type TemplateResult } from 'lit-html';
import { icon } from './icons.ts';
import { changed } from './state.ts';
import { say } from './words.ts';

type Theme = 'auto' | 'light' | 'dark';

const next: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' };
const icons = { auto: 'auto', light: 'sun', dark: 'moon' } as const;

/** Light, dark, or as the device has it; remembered in this browser. */
export function themeSwitch(): TemplateResult {
  const theme = present();
  const turn = () => {
    const chosen = next[theme];
    if (chosen === 'auto') {
      delete document.documentElement.dataset['theme'];
      localStorage.removeItem('attune.theme');
    } else {
      document.documentElement.dataset['theme'] = chosen;
      localStorage.setItem('attune.theme', chosen);
    }
    changed();
  };
  const name = say('preview.colors', { theme });
  return html`<button type="button" class="quiet round" aria-label=${name} title=${name} @click=${turn}>
    ${icon(icons[theme])}
  </button>`;
}

function present(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}
