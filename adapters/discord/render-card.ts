import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Button, Card, Element, Option, Tone } from '../../src/card/card.ts';
import { describePicture } from '../../src/card/describe-picture.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { RoomRef } from '../../src/model/place.ts';
import { escapeLine } from './escape.ts';
import { fitWords, type Write } from './fit-words.ts';
import { homeLine } from './home-line.ts';
import { discordLimits } from './limits.ts';
import { mentionsOf, renderMarkup, type Voice } from './render-markup.ts';

/** A card as components, and whom it may notify: the people it names, never those whom a partner wrote about. */
export type RenderedCard = { readonly components: [APIContainerComponent]; readonly mentions: readonly string[] };

/**
 * A card as Discord's components, version 2. With `home` it ends with a line that names its room. Partner words
 * that do not fit are clipped visibly; throws a `TypeError` for a card that breaks a limit with what is ours.
 */
export function renderCard(card: Card, voice: Voice, home: RoomRef | null = null): RenderedCard {
  const { components: most, text } = discordLimits.message;
  const components = fitWords((write) => {
    const result = withHome(
      [...renderTitle(card.title), ...card.elements.map((one) => render(one, voice, write))],
      home,
    );
    return { result, length: textLength(result) };
  }, text);
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    accent_color: accents[card.tone],
    components,
  };
  expectAtMost(countComponents(container), most);
  return { components: [container], mentions: [...new Set(card.elements.flatMap(namedIn))] };
}

/** What a colour says is always said in words too. */
const accents: Readonly<Record<Tone, number>> = {
  calm: 0x5b8c85,
  warm: 0xd08c60,
  question: 0x5c7fb8,
  reveal: 0x8a6fb0,
  notice: 0x8d8d86,
};

function renderTitle(title: string | undefined): APITextDisplayComponent[] {
  return title === undefined ? [] : [textDisplay(`### ${escapeLine(title.trim())}`)];
}

function render(element: Element, voice: Voice, write: Write): APIComponentInContainer {
  switch (element.kind) {
    case 'text':
      return textDisplay(renderMarkup(element.text, voice));
    case 'note':
      return textDisplay(renderMarkup(element.text, voice).replaceAll(/^(?=.*\S)/gm, '-# '));
    case 'quote': {
      // Everything after the three signs is quoted, whatever it begins its lines with.
      const by = element.by === undefined ? '' : `${renderMarkup(element.by, voice)}\n`;
      return textDisplay(`${by}>>> ${write(element.words)}`);
    }
    case 'facts':
      return textDisplay(
        element.facts
          .map(({ label, value }) => {
            const shown = value instanceof PartnerWords ? write(value) : renderMarkup(value, voice);
            return `**${escapeLine(label.trim())}:** ${shown}`;
          })
          .join('\n'),
      );
    case 'image':
      return {
        type: ComponentType.MediaGallery,
        items: [{ media: { url: element.url }, description: element.alt }],
      };
    case 'picture':
      return textDisplay(renderMarkup(describePicture(element.picture), voice));
    case 'divider':
      return { type: ComponentType.Separator };
    case 'buttons':
      return { type: ComponentType.ActionRow, components: element.buttons.map(renderButton) };
    case 'select':
      return {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: element.action,
            placeholder: element.placeholder,
            options: element.options.map((option) => renderOption(option)),
          },
        ],
      };
  }
}

const buttonStyles = { main: ButtonStyle.Primary, plain: ButtonStyle.Secondary, danger: ButtonStyle.Danger } as const;

function renderButton(button: Button): APIButtonComponent {
  const { label } = button;
  if ('url' in button) return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: button.url };
  return { type: ComponentType.Button, style: buttonStyles[button.style], label, custom_id: button.action };
}

/** An option of a menu or of a radio group. */
export function renderOption({ value, label, hint }: Option, picked = false) {
  return {
    value,
    label,
    ...(hint === undefined ? {} : { description: hint }),
    ...(picked ? { default: true } : {}),
  };
}

/** As a text of its own, or, where the card has all the components it may have, below its last text. */
function withHome(components: APIComponentInContainer[], home: RoomRef | null): APIComponentInContainer[] {
  if (home === null) return components;
  const line = homeLine(home);
  const full =
    1 + components.reduce((total, one) => total + countComponents(one), 0) >= discordLimits.message.components;
  const last = components.findLastIndex(isText);
  if (!full || last < 0) return [...components, textDisplay(line)];
  return components.map((one, index) => (index === last && isText(one) ? textDisplay(`${one.content}\n${line}`) : one));
}

export function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

function isText(component: APIComponentInContainer): component is APITextDisplayComponent {
  return component.type === ComponentType.TextDisplay;
}

function textLength(components: readonly APIComponentInContainer[]): number {
  return components.reduce((total, one) => total + (isText(one) ? one.content.length : 0), 0);
}

/** As Discord counts: a component, and all that is nested in it. */
export function countComponents(component: object): number {
  const { components = [] } = component as { components?: readonly object[] };
  return 1 + components.reduce<number>((total, one) => total + countComponents(one), 0);
}

function expectAtMost(found: number, most: number): void {
  if (found > most) throw new TypeError(`the card has ${found} components, ${most} is the most`);
}

function namedIn(element: Element): readonly string[] {
  switch (element.kind) {
    case 'text':
    case 'note':
      return mentionsOf(element.text);
    case 'quote':
      return element.by === undefined ? [] : mentionsOf(element.by);
    case 'facts':
      return element.facts.flatMap(({ value }) => (value instanceof PartnerWords ? [] : mentionsOf(value)));
    case 'image':
    case 'picture':
    case 'divider':
    case 'buttons':
    case 'select':
      return [];
  }
}
