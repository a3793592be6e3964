import { renderInput } from './discord-inputs.ts';
import { renderMarkdown } from './discord-markdown.ts';
import { escapeHtml, field, isInline, listOf, textOf, unknownPart } from './html.ts';
import type { Reader } from './look.ts';

/**
 * Discord's components of version 2 as HTML, by their number.
 * https://docs.discord.com/developers/components/reference, read August 2026.
 */
export function renderComponent(component: unknown, reader: Reader): string {
  const type = field(component, 'type');
  const draw = typeof type === 'number' ? drawings[type] : undefined;
  return draw === undefined
    ? unknownPart(`A component of type ${String(type)}, which this look does not know`, component)
    : draw(component, reader);
}

export function renderComponents(components: readonly unknown[], reader: Reader): string {
  return components.map((component) => renderComponent(component, reader)).join('');
}

type Draw = (component: unknown, reader: Reader) => string;

const drawings: Readonly<Record<number, Draw>> = {
  1: (row, reader) => `<div class="row">${renderComponents(listOf(row, 'components'), reader)}</div>`,
  2: renderButton,
  3: renderInput,
  4: renderInput,
  5: renderInput,
  6: renderInput,
  7: renderInput,
  8: renderInput,
  9: renderSection,
  10: (text, reader) => `<div class="text">${renderMarkdown(textOf(text, 'content'), reader)}</div>`,
  11: (thumbnail, reader) => `<div class="thumbnail">${renderPicture(thumbnail, reader)}</div>`,
  12: (gallery, reader) =>
    `<div class="gallery">${listOf(gallery, 'items')
      .map((item) => renderPicture(item, reader))
      .join('')}</div>`,
  13: renderFile,
  14: (separator) =>
    field(separator, 'divider') === false
      ? '<div class="gap"></div>'
      : `<hr class="${field(separator, 'spacing') === 2 ? 'large' : ''}" />`,
  17: renderContainer,
  18: renderLabel,
  19: renderInput,
  21: renderInput,
  22: renderInput,
  23: renderInput,
};

const buttonStyles: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
  5: 'link-button',
  6: 'premium',
};

function renderButton(button: unknown): string {
  const style = buttonStyles[Number(field(button, 'style'))];
  if (style === undefined) return unknownPart('A button of no style that Discord has', button);
  const disabled = field(button, 'disabled') === true;
  const emoji = textOf(field(button, 'emoji'), 'name');
  const label = [emoji, textOf(button, 'label')].filter(Boolean).join(' ');
  const out = style === 'link-button' ? '<span aria-hidden="true">↗</span>' : '';
  return `<span class="button ${style}${disabled ? ' disabled' : ''}">${escapeHtml(label)}${out}</span>`;
}

function renderSection(section: unknown, reader: Reader): string {
  const accessory = field(section, 'accessory');
  const beside = accessory === undefined ? '' : renderComponent(accessory, reader);
  return `<div class="section"><div>${renderComponents(listOf(section, 'components'), reader)}</div>${beside}</div>`;
}

/** A picture with the words for who does not see it. One from elsewhere is told, not fetched. */
function renderPicture(item: unknown, { pictures, say }: Reader): string {
  const named = textOf(field(item, 'media'), 'url');
  const url = pictures.get(named) ?? named;
  const words = textOf(item, 'description');
  if (isInline(url)) return `<img src="${escapeHtml(url)}" alt="${escapeHtml(words)}" />`;
  return `<p class="picture">${escapeHtml(say('preview.card-picture', { words }))}</p>`;
}

function renderFile(file: unknown): string {
  const name = textOf(field(file, 'file'), 'url').replace(/^attachment:\/\//, '');
  return `<p class="file">${fileSign}<span>${escapeHtml(name)}</span></p>`;
}

const fileSign =
  '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 2h7l4 4v12H5z" /><path d="M12 2v4h4" /></svg>';

/** The accent is drawn with SVG: the frame takes no style from its markup. */
function renderContainer(container: unknown, reader: Reader): string {
  const accent = field(container, 'accent_color');
  const colour = typeof accent === 'number' ? `#${(accent & 0xffffff).toString(16).padStart(6, '0')}` : null;
  const edge =
    colour === null
      ? ''
      : `<svg class="accent" aria-hidden="true"><rect width="100%" height="100%" fill="${colour}" /></svg>`;
  return `<div class="container">${edge}${renderComponents(listOf(container, 'components'), reader)}</div>`;
}

function renderLabel(label: unknown, reader: Reader): string {
  const component = field(label, 'component');
  const needed = field(component, 'required') !== false && field(component, 'type') !== 23;
  const hint = textOf(label, 'description');
  return `<div class="field"><p class="label">${escapeHtml(textOf(label, 'label'))}${
    needed ? '<span class="needed"> *<span class="unseen">required</span></span>' : ''
  }</p>${hint === '' ? '' : `<p class="hint">${escapeHtml(hint)}</p>`}${renderComponent(component, reader)}</div>`;
}
