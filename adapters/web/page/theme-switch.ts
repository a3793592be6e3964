import { html, type TemplateResult } from 'lit-html';
import { icon } from './icons.ts';
import { changed } from './state.ts';

type Theme = 'auto' | 'light' | 'dark';

const next: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' };
const names: Record<Theme, string> = { auto: 'as on this device', light: 'light', dark: 'dark' };
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
  return html`<button type="button" class="quiet round" aria-label="Colours: ${names[theme]}" title="Colours: ${names[theme]}" @click=${turn}>
    ${icon(icons[theme])}
  </button>`;
}

function present(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}
