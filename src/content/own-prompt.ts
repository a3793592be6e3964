import { optionWords } from '../card/option-words.ts';
import type { OwnVersion, OwnWording } from '../model/own-prompt.ts';
import { optionIdsOf } from '../model/own-prompt.ts';
import { PartnerWords } from '../model/partner-words.ts';
import type { Prompt } from './library.ts';
import type { Say } from './say.ts';

/**
 * A question of their own as any other. Where a sentence of ours names the question or one of its answers, something of
 * ours stands for it, a few words or a letter: what it says is in `own` alone, and shown as a quote.
 */
export function ownAsPrompt(say: Say, { promptId, by, text, format, theme, depth }: OwnVersion): Prompt {
  const { question, options: words } = text;
  const ids = optionIdsOf(text);
  const options = ids.map((id) => ({ id, label: id.toUpperCase() }));
  const own: OwnWording = { by, question, options: new Map(ids.map((id, at) => [id, words[at] ?? question])) };
  const base = {
    id: promptId,
    theme,
    depth,
    question: say.text('own-prompt.stands-for'),
    about: 'both',
    mood: 'everyday',
    evidence: 'idea',
    own,
  } as const;
  return format === 'words' ? { ...base, format } : { ...base, format, options };
}

/** All that it says, its answers by their letters: for one quote. */
export function ownInFull({ question, options }: OwnWording): PartnerWords {
  const lines = [...options].map(([id, words]) => `${id.toUpperCase()}: ${words.reveal()}`);
  return new PartnerWords([question.reveal(), ...lines].join('\n'));
}

/** What the button or the line of a menu says that picks an answer: of their own with its letter, as sentences name it. */
export function pickLabel({ own }: Prompt, { id, label }: { readonly id: string; readonly label: string }): string {
  const words = own?.options.get(id);
  return words === undefined ? label : `${label}: ${optionWords(words, 60)}`;
}

/** What a form quotes where the question is one of their own. */
export function ownQuote({ own }: Prompt): { readonly quote?: PartnerWords } {
  return own === undefined ? {} : { quote: ownInFull(own) };
}
