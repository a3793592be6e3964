import type { Card } from '../../src/card/card.ts';
import type { Form } from '../../src/card/form.ts';
import { altText, placePictures } from '../../src/card/place-pictures.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { Log } from '../../src/port/log.ts';
import { escapeHtml } from './look/html.ts';
import type { DrawLook, LookName, Reader, Subject } from './look/look.ts';
import type { Pictures } from './pictures.ts';
import { namesById, withStandIns } from './stand-ins.ts';
import { Refusal } from './translate-error.ts';
import type { PersonId, Rendering, WireMessage, WirePerson } from './wire.ts';
import type { WebWordsIn } from './words.ts';

/** What a platform would get. Both may throw a `TypeError` for what breaks a limit. */
export type BodyRenderer = {
  readonly message: (card: Card, files: readonly { readonly name: string }[]) => unknown;
  readonly form: (form: Form) => unknown;
  /** The address of a card's picture by its index, and what the body calls it. */
  readonly pictureAt: (index: number) => { readonly url: string; readonly named: string };
};

/** The platforms in whose form a card can be looked at, each loaded when somebody first looks. */
export type Renderers = Readonly<Partial<Record<LookName, () => Promise<BodyRenderer>>>>;

/** A card, with when it was posted (`null`: now) and whether it is for one person only, or a form. */
export type Shown =
  | ({
      readonly kind: 'card';
      readonly card: Card;
      readonly files: readonly { readonly name: string }[];
      readonly at: Instant | null;
      readonly toOne: boolean;
    } & Partial<Pick<WireMessage, 'edited' | 'used' | 'under'>>)
  | { readonly kind: 'form'; readonly form: Form };

/** For whom: their zone and language, everybody's names, and bot time. */
export type Viewer = {
  readonly as: PersonId;
  readonly people: readonly WirePerson[];
  readonly locale: string;
  readonly now: Instant;
};

export type Renderings = {
  readonly names: readonly LookName[];
  /** Throws a `Refusal` for a platform that is not among the names. */
  readonly render: (name: LookName, shown: Shown, viewer: Viewer) => Promise<Rendering>;
};

/** What each platform would get for a card or a form, and how it would look there. */
export function openRenderings(
  renderers: Renderers,
  { pictures, words, log }: { readonly pictures: Pictures; readonly words: WebWordsIn; readonly log: Log },
): Renderings {
  const names = (Object.keys(renderers) as LookName[]).filter((name) => renderers[name] !== undefined);

  const render = async (name: LookName, shown: Shown, viewer: Viewer): Promise<Rendering> => {
    const [renderer, draw] = await Promise.all([renderers[name]?.(), looks[name]()]);
    const { say } = words(viewer.locale);
    if (renderer === undefined) throw new Refusal(404, 'preview.refused-look');
    try {
      const drawn = shown.kind === 'card' ? await pictures.inline(shown.card) : [];
      const reader = readerFor(name, viewer, {
        pictures: new Map(drawn.map((url, at) => [renderer.pictureAt(at).named, url])),
        say,
      });
      const subject = subjectOf(placed(withStandIns(shown, name), renderer, reader), renderer, viewer);
      return { name, json: JSON.stringify(subject.body, null, 2), look: draw(subject, reader) };
    } catch (error) {
      log.error('preview could not show how this looks elsewhere', error, { platform: name });
      return {
        name,
        json: null,
        look: `<p class="wrong">${escapeHtml(say('preview.look-broken', { platform: platforms[name] }))}</p>`,
      };
    }
  };

  return { names, render };
}

const platforms: Readonly<Record<LookName, string>> = { discord: 'Discord', slack: 'Slack' };

/** React alone takes longer to load than the preview to start, so each is loaded by who looks at it first. */
const looks: Readonly<Record<LookName, () => Promise<DrawLook>>> = {
  discord: async () => (await import('./look/discord-look.ts')).drawDiscord,
  slack: async () => (await import('./look/slack-look.ts')).drawSlack,
};

/** Each picture in the place and with the words that the platform would get. */
function placed(shown: Shown, { pictureAt }: BodyRenderer, { names }: Reader): Shown {
  if (shown.kind === 'form') return shown;
  const card = placePictures(shown.card, (picture, index) => ({
    kind: 'image',
    url: pictureAt(index).url,
    alt: altText(picture, ({ user }) => names.get(user) ?? user),
  }));
  return { ...shown, card };
}

function subjectOf(shown: Shown, renderer: BodyRenderer, { now, people }: Viewer): Subject {
  if (shown.kind === 'form') return { kind: 'form', body: renderer.form(shown.form) };
  const { card, files, at, toOne, edited = false, used = null, under = null } = shown;
  const nameOf = (id: PersonId) => people.find((person) => person.id === id)?.name ?? id;
  return {
    kind: 'message',
    body: renderer.message(card, files),
    at: at ?? now,
    toOne,
    edited,
    used: used === null ? null : { by: nameOf(used.by), command: used.command },
    isReply: under !== null,
  };
}

function readerFor(
  name: LookName,
  { as, people, locale, now }: Viewer,
  rest: Pick<Reader, 'pictures' | 'say'>,
): Reader {
  const find = (id: PersonId) => people.find((person) => person.id === id);
  return {
    names: namesById(name, (id) => find(id)?.name ?? id),
    zone: find(as)?.zone ?? 'UTC',
    locale: isLocale(locale) ? locale : 'en',
    now,
    ...rest,
  };
}

function isLocale(locale: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}
