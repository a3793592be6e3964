import type { PartnerWords } from '../model/partner-words.ts';
import type { ActionId } from './action-id.ts';
import type { Option } from './card.ts';

/** One page of one to five inputs. `intro` and `quote` together count as one of the five. */
export type Form = {
  readonly action: ActionId;
  /** At most 24 characters. */
  readonly title: string;
  readonly intro?: string;
  /** What the form is a reply to, in a partner's words; it stands below the intro, literally. */
  readonly quote?: PartnerWords;
  readonly inputs: readonly Input[];
  readonly submit: string;
};

export type TextInput = {
  readonly kind: 'text';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly lines: 'one' | 'many';
  readonly required: boolean;
  readonly maxLength: number;
  /**
   * The inputs that offer a beginning for it, each ending with "…"; of several that are picked the first one here
   * counts. A platform that can shows the sentence as it will be read.
   */
  readonly begins?: readonly string[];
  /** The beginning that it always has, ending with "…"; shown in the same way. */
  readonly begun?: string;
  /** What stands in it when the form opens. */
  readonly value?: PartnerWords;
};

export type RadioInput = {
  readonly kind: 'radio';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly Option[];
  readonly required: boolean;
  readonly value?: string;
};

/** A menu of up to 25 options, of which `least` to `most` are picked. */
export type MenuInput = {
  readonly kind: 'menu';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly options: readonly Option[];
  readonly least: number;
  readonly most: number;
  readonly value?: readonly string[];
};

export type Input = TextInput | RadioInput | MenuInput;
