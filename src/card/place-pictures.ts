import type { UserRef } from '../model/place.ts';
import type { Card, Element } from './card.ts';
import { clipText } from './clip.ts';
import { describePicture } from './describe-picture.ts';
import { limits } from './limits.ts';
import type { Picture } from './picture.ts';
import { plainMarkup } from './plain-text.ts';

/** The pictures on a card, in their order. */
export function picturesOn(card: Card): readonly Picture[] {
  return card.elements.flatMap((element) => (element.kind === 'picture' ? [element.picture] : []));
}

/** The card with something in the place of each picture. */
export function placePictures(card: Card, show: (picture: Picture, index: number) => Element): Card {
  let index = 0;
  const elements = card.elements.map((element) =>
    element.kind === 'picture' ? show(element.picture, index++) : element,
  );
  return { ...card, elements };
}

/** The people whom a picture names, in their order. */
export function peopleIn(picture: Picture): readonly UserRef[] {
  return picture.kind === 'month' ? (picture.felt?.people ?? []) : picture.people;
}

/** All that a picture says, for who does not see it. */
export function altText(picture: Picture, nameOf: (user: UserRef) => string): string {
  return plainMarkup(describePicture(picture), {
    person: (user) => clipText(nameOf(user), limits.picture.name),
    moment: () => '',
  });
}
