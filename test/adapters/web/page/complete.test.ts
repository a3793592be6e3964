import { describe, expect, test } from 'vitest';
import { complete, fromChoices } from '../../../../adapters/web/page/complete.ts';
import { lineContext } from './line-context.ts';
import '../words.ts';

const labels = (text: string) => complete(text, 'sam', lineContext).proposals.map((proposal) => proposal.label);

/** What stands in the composer after the first proposal was taken. */
const taken = (text: string) => complete(text, 'sam', lineContext).proposals[0]?.text;

describe('completion', () => {
  test('leaves alone what is no command', () => {
    expect(labels('Hello / you')).toEqual([]);
  });

  test('lists every command and subcommand, then those that fit', () => {
    expect(labels('/')).toEqual([
      '/pair',
      '/tip',
      '/support',
      '/privacy',
      '/checkin now',
      '/checkin schedule',
      '/checkin pause',
    ]);
    expect(labels('/ch')).toEqual(['/checkin now', '/checkin schedule', '/checkin pause']);
    expect(labels('/checkin p')).toEqual(['/checkin pause']);
    expect(labels('/PAU')).toEqual(['/checkin pause']);
    expect(labels('/zzz')).toEqual([]);
  });

  test('proposes the partner first, then who else is here, and not oneself', () => {
    expect(labels('/pair ')).toEqual(['@Alex', '@Anna Lena']);
    expect(labels('/pair partner:@al')).toEqual(['@Alex']);
    expect(taken('/pair ')).toBe('/pair partner:@Alex ');
    expect(complete('/pair partner:', 'alex', lineContext).proposals[0]?.label).toBe('@Sam');
  });

  test('proposes the values of a choice, and then nothing more', () => {
    expect(labels('/tip ')).toEqual(['Small moments', 'Being present']);
    expect(labels('/tip topic:pres')).toEqual(['Being present']);
    expect(taken('/tip topic:pres')).toBe('/tip topic:Being present ');
    expect(labels('/tip topic:Being present ')).toEqual([]);
    expect(labels('/tip topic:Being ')).toEqual(['Being present']);
  });

  test('says what a number or a text should be', () => {
    expect(complete('/checkin pause days:', 'sam', lineContext).hint).toMatch(/Type a number from 1 to 90/);
    expect(complete('/checkin now ', 'sam', lineContext).hint).toBe('Press Enter to send it.');
  });

  test('asks Attune where it proposes values itself', () => {
    const { wanted } = complete('/checkin schedule zone:Lis', 'sam', lineContext);
    expect(wanted).toEqual({ path: 'checkin schedule', option: 'zone', typed: 'Lis', before: '/checkin schedule ' });
    const [proposal] = fromChoices(
      [{ value: 'Europe/Lisbon', label: 'Lisbon, Portugal' }],
      wanted?.before ?? '',
      'zone',
    );
    expect(proposal).toMatchObject({ text: '/checkin schedule zone:Lisbon, Portugal ', value: 'Europe/Lisbon' });
  });
});
