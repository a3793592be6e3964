import { type Component, componentsV2, ephemeral, type TwinFile } from './model.ts';

/** What else a bot may set. https://docs.discord.com/developers/resources/message#message-object-message-flags */
const suppressEmbeds = 4;
const suppressNotifications = 4096;

/**
 * What Discord refuses of a message and its published description does not say, one sentence each. `where`: a
 * message may only be for one person as the answer to an interaction.
 */
export function checkMessage(
  body: Record<string, unknown>,
  where: 'channel' | 'interaction',
  files: readonly TwinFile[],
): string[] {
  const flags = Number(body['flags'] ?? 0);
  const components = (body['components'] ?? []) as readonly Component[];
  const all = flatten(components);
  return [
    ...((flags & componentsV2) === 0 && all.some(({ type }) => type >= 9) ? ['components v2 without their flag'] : []),
    ...((flags & componentsV2) !== 0 && ['content', 'embeds', 'poll', 'sticker_ids'].some((key) => filled(body[key]))
      ? ['components v2 with content, embeds, a poll or stickers']
      : []),
    ...((flags & ephemeral) !== 0 && where === 'channel' ? ['a message in a channel cannot be ephemeral'] : []),
    ...((flags & ~(ephemeral | componentsV2 | suppressEmbeds | suppressNotifications)) === 0
      ? []
      : [`flags ${flags} cannot be set`]),
    ...(components.length === 0 && !filled(body['content']) ? ['an empty message'] : []),
    ...(all.length > 40 ? [`${all.length} components, 40 is the most`] : []),
    ...checkTexts(all),
    ...checkMentions(body['allowed_mentions'] as AllowedMentions | undefined),
    ...(String(body['nonce'] ?? '').length > 25 ? ['a nonce over 25 characters'] : []),
    ...repeated(
      'custom_id',
      all.flatMap(({ custom_id }) => (typeof custom_id === 'string' ? [custom_id] : [])),
    ),
    ...all.flatMap(checkComponent),
    ...checkFiles(all, files, body['attachments']),
  ];
}

/** Components with all that is nested in them. */
export function flatten(components: readonly Component[]): readonly Component[] {
  return components.flatMap((one) => [
    one,
    ...flatten(one.components ?? []),
    ...('component' in one ? flatten([one['component'] as Component]) : []),
  ]);
}

/** What is wrong with a menu, in a message or in a form. */
export function checkMenu(menu: Component): string[] {
  const options = (menu['options'] ?? []) as readonly { value: string; default?: boolean }[];
  const least = Number(menu['min_values'] ?? 1);
  const most = Number(menu['max_values'] ?? 1);
  return [
    ...repeated(
      'option value',
      options.map(({ value }) => value),
    ),
    ...(least > most || most > options.length
      ? [`a menu from which ${least} to ${most} of ${options.length} are picked`]
      : []),
    ...(options.filter((one) => one.default === true).length > most ? ['more default options than may be picked'] : []),
  ];
}

export function repeated(what: string, all: readonly string[]): string[] {
  return all.filter((one, index) => all.indexOf(one) !== index).map((one) => `the ${what} "${one}" is there twice`);
}

function checkTexts(all: readonly Component[]): string[] {
  const texts = all.filter(({ type }) => type === 10).map((one) => String(one['content'] ?? ''));
  const length = texts.reduce((total, one) => total + one.length, 0);
  return [
    ...(length > 4000 ? [`texts of ${length} characters together, 4000 is the most`] : []),
    ...(texts.some((one) => one.trim() === '') ? ['a blank text'] : []),
  ];
}

type AllowedMentions = { readonly parse?: readonly string[]; readonly users?: readonly string[] };

function checkMentions(allowed: AllowedMentions | undefined): string[] {
  if (allowed === undefined) return ['a message that does not limit whom it may mention'];
  return [
    ...(filled(allowed.users) && allowed.parse?.includes('users') ? ['users both parsed and listed'] : []),
    ...repeated('mentioned user', allowed.users ?? []),
  ];
}

function checkComponent(one: Component): string[] {
  const nested = one.components ?? [];
  switch (one.type) {
    case 1: {
      const menus = nested.filter(({ type }) => type !== 2).length;
      return menus > 1 || (menus === 1 && nested.length > 1) ? ['a row with a menu beside something else'] : [];
    }
    case 2:
      return checkButton(one);
    case 3:
      return checkMenu(one);
    case 12:
      return ((one['items'] ?? []) as readonly { media?: { url?: string }; description?: string }[]).flatMap((item) => [
        ...(/^(https|attachment):\/\//.test(item.media?.url ?? '')
          ? []
          : ['a picture that is not at an https address']),
        ...((item.description ?? '') === '' ? ['a picture without an alt text'] : []),
        ...((item.description ?? '').length > 1024 ? ['an alt text over 1024 characters'] : []),
      ]);
    case 17:
      return nested.some(({ type }) => type === 17) ? ['a container in a container'] : [];
    default:
      return [];
  }
}

function checkButton(button: Component): string[] {
  const label = String(button['label'] ?? '');
  const isLink = button['style'] === 5;
  return [
    ...(label === '' && !filled(button['emoji']) ? ['a button without a label'] : []),
    ...(label.length > 80 ? [`a button's label of ${label.length} characters`] : []),
    ...(isLink === filled(button['url']) ? [] : ['a button with a url that is no link, or a link without']),
    ...(isLink === filled(button['custom_id']) ? ['a button with both or neither of url and custom_id'] : []),
    ...(isLink && !String(button['url']).startsWith('https://') ? ['a link that is not https'] : []),
  ];
}

/** Files and pictures are shown by a component, and what is shown was sent; each is listed under its number. */
function checkFiles(all: readonly Component[], files: readonly TwinFile[], listed: unknown): string[] {
  const names = files.map(({ name }) => name);
  const shown = all
    .flatMap((one) => [one['file'], ...(one.type === 12 ? picturesIn(one) : [])])
    .flatMap((media) => {
      const url = (media as { url?: string } | undefined)?.url ?? '';
      return url.startsWith('attachment://') ? [url.slice('attachment://'.length)] : [];
    });
  const attachments = (listed ?? []) as readonly { id: string; filename: string }[];
  return [
    ...shown.filter((name) => !names.includes(name)).map((name) => `the file ${name} is shown and was not sent`),
    ...names.filter((name) => !shown.includes(name)).map((name) => `the file ${name} was sent and is not shown`),
    ...repeated('file', names),
    ...(files.length > 10 ? [`${files.length} files, 10 is the most`] : []),
    ...files.flatMap(({ name, bytes }) => [
      ...(/^[\w.-]+$/.test(name) ? [] : [`the file ${name} cannot be referred to by that name`]),
      ...(bytes.length === 0 || bytes.length > mostBytes ? [`the file ${name} has ${bytes.length} bytes`] : []),
      ...(name.endsWith('.png') && !isPng(bytes) ? [`the file ${name} is no PNG`] : []),
    ]),
    ...(attachments.every(({ id, filename }) => names[Number(id)] === filename) && attachments.length === names.length
      ? []
      : ['the attachments listed are not the files sent']),
  ];
}

/** https://docs.discord.com/developers/reference#uploading-files */
const mostBytes = 10 * 1024 * 1024;

function picturesIn(gallery: Component): readonly unknown[] {
  return ((gallery['items'] ?? []) as readonly { media?: unknown }[]).map(({ media }) => media);
}

export function isPng(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 8)).toString('hex') === '89504e470d0a1a0a';
}

function filled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
