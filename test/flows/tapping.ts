import type { Person, SeenCard } from './driver.ts';

const around = ['Back', 'Leave'];

/** Taps through the questionnaire that is open, or that stands on a given card, to its end. */
export async function answerAll(
  person: Person,
  choose: (options: readonly string[], at: number) => string,
  card?: string,
): Promise<void> {
  const id = card ?? (await openItem(person))?.id;
  for (let at = 0; ; at += 1) {
    const shown = (await person.cards()).find((one) => one.id === id);
    if (shown === undefined) throw new Error(`${person.name} sees no questionnaire`);
    if (!shown.buttons.includes('Leave')) return;
    const options = shown.buttons.filter((label) => !around.includes(label));
    await person.click(choose(options, at), id);
  }
}

/** The item that is shown, as text. */
export async function itemOf(person: Person): Promise<string> {
  return (await openItem(person))?.text ?? '';
}

async function openItem(person: Person): Promise<SeenCard | undefined> {
  return (await person.cards()).findLast((one) => one.private && one.buttons.includes('Leave'));
}
