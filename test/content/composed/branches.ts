import { IntlMessageFormat } from 'intl-messageformat';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** A place of a message: one that is filled, or one that chooses among branches, by word or by number. */
export type Found =
  | { readonly name: string; readonly kind: 'filled' }
  | { readonly name: string; readonly kind: 'word'; readonly options: readonly string[] }
  | { readonly name: string; readonly kind: 'number'; readonly options: readonly string[]; readonly ordinal: boolean };

/** The places of a message, each once; one that chooses counts as that, wherever else it is named. */
export function placesOf(message: string): readonly Found[] {
  const all = found(new IntlMessageFormat(message, 'en').getAst());
  const byName = Map.groupBy(all, ({ name }) => name);
  return [...byName.values()].flatMap((some) => some.find(({ kind }) => kind !== 'filled') ?? some[0] ?? []);
}

/** The texts of all branches that choose by number: of one, and of others. */
export function countedIn(message: string): readonly { readonly one: string | null; readonly other: string }[] {
  const texts = (elements: Ast): string =>
    elements
      .map((one) => (one.type === 0 ? one.value : one.type === 7 ? '#' : 'children' in one ? texts(one.children) : '…'))
      .join('');
  const within = (elements: Ast): readonly { one: string | null; other: string }[] =>
    elements.flatMap((element) => {
      if ('children' in element) return within(element.children);
      if (!('options' in element)) return [];
      const { one, other } = element.options;
      const inner = Object.values(element.options).flatMap(({ value }) => within(value));
      if (element.type !== 6 || element.pluralType === 'ordinal') return inner;
      return [
        { one: one === undefined ? null : texts(one.value), other: other === undefined ? '' : texts(other.value) },
        ...inner,
      ];
    });
  return within(new IntlMessageFormat(message, 'en').getAst());
}

function found(elements: Ast): readonly Found[] {
  return elements.flatMap((element): readonly Found[] => {
    if (element.type === 0 || element.type === 7) return [];
    if ('children' in element) return found(element.children);
    if (!('options' in element)) return [{ name: element.value, kind: 'filled' }];
    const inner = Object.values(element.options).flatMap(({ value }) => found(value));
    const options = Object.keys(element.options);
    const own: Found =
      element.type === 6
        ? { name: element.value, kind: 'number', options, ordinal: element.pluralType === 'ordinal' }
        : { name: element.value, kind: 'word', options };
    return [own, ...inner];
  });
}
