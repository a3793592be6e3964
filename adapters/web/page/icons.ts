import { html, type TemplateResult } from 'lit-html';

/** The signs of the page. They never stand alone: words beside or behind them say the same. */

export function mark(): TemplateResult {
  return html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <circle cx="12" cy="16" r="9" /><circle cx="20" cy="16" r="9" />
  </svg>`;
}

export function icon(name: keyof typeof paths): TemplateResult {
  return html`<svg class="icon ${turning.includes(name) ? 'turns' : ''}" viewBox="0 0 20 20" aria-hidden="true"><path d=${paths[name]} /></svg>`;
}

/** Those that point along the line. */
const turning: readonly (keyof typeof paths)[] = ['send', 'skip', 'reply'];

const paths = {
  lock: 'M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9M5 9h10v7.5H5z',
  send: 'M3.5 10h12M10.5 5l5 5-5 5',
  plus: 'M10 4.5v11M4.5 10h11',
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  down: 'M10 4v12M5 11l5 5 5-5',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M4.3 15.7l1.3-1.3M14.4 5.6l1.3-1.3',
  moon: 'M15.8 12.2A6.5 6.5 0 0 1 7.8 4.2a6.5 6.5 0 1 0 8 8z',
  auto: 'M10 3.5a6.5 6.5 0 1 0 0 13zM10 3.5a6.5 6.5 0 0 1 0 13',
  skip: 'M4.5 5l6 5-6 5zM11 5l6 5-6 5z',
  menu: 'M4 6h12M4 10h12M4 14h12',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  file: 'M6 3h5.5L15 6.5V17H6zM11 3v4h4',
  reply: 'M8 5L3.5 9.5 8 14M4 9.5h7a5 5 0 0 1 5 5V16',
  chevron: 'M5.5 8l4.5 4.5L14.5 8',
} as const;
