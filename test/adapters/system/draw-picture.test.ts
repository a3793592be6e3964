import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { drawPicture } from '../../../adapters/system/draw-picture.ts';
import { drawMonth } from '../../../adapters/system/pictures/draw-month.ts';
import { readFonts } from '../../../adapters/system/pictures/fonts.ts';
import { createLettering } from '../../../adapters/system/pictures/lettering.ts';
import { piecesOf } from '../../../adapters/system/pictures/pieces.ts';
import { monthSigns, paper, signs } from '../../../adapters/system/pictures/signs.ts';
import type { Month } from '../../../src/card/picture.ts';
import { feelingsOf, feelingsOverMonthsOf, monthOf } from '../../card/pictures.ts';

const user = (name: string) => ({ platform: 'web', space: 'preview', user: name }) as const;
const people = [user('sam'), user('alex')] as const;
const fonts = await readFonts();

/** Names as people have them, and as they should not. */
const names: Readonly<Record<string, string>> = {
  markup: '<b>Sam</b> & "Co" &amp; ]]> <!-- </text><rect/>',
  emoji: '👩🏽‍❤️‍💋‍👨🏿 Sam ❤️ 🇵🇹 1️⃣',
  hebrew: 'שלום דני (Dani) 3',
  arabic: 'ليلى and Leila',
  'right to left, forced': '\u202Emas\u202C \u2067x',
  '80 characters': 'Wolfeschlegelsteinhausenbergerdorff '.repeat(3).slice(0, 80),
  'no font of ours': '花子 देवी',
  'nothing at all': '\u200B\u00AD',
  accents: `Z${'\u0301'.repeat(60)}oë Ǩ 𝓢𝓪𝓶 ①`,
  control: 'a\u0000b\n\u2028c\uD800',
  greek: 'Ελένη Владимир',
};

/** Months with much and with little, without what was felt, six weeks long, and in a language that runs the other way. */
const whole = monthOf(people);
const everyDay = Array.from({ length: 31 }, (_, index) => index + 1);
const months: Readonly<Record<string, Month>> = {
  whole,
  full: monthOf(people, { counted: whole.counted.map((one) => ({ ...one, days: everyDay })), felt: null }),
  little: monthOf(people, { counted: [{ what: 'kept', label: 'Kept', days: [1] }], felt: null }),
  six: monthOf(people, {}, { year: 2026, month: 8, firstDay: 1 }),
  once: monthOf(people, { felt: first(whole.felt) }),
  back: monthOf(people, {
    direction: 'rtl',
    title: 'אוקטובר 2026',
    weekdays: ['א׳', 'ב׳', 'ג׳', 'ד׳', 'ה׳', 'ו׳', 'ש׳'],
  }),
};

test('a picture is a PNG, twice as wide as it is laid out, however many months and rows it has', async () => {
  for (const picture of [
    feelingsOf(people),
    feelingsOverMonthsOf(people),
    feelingsOverMonthsOf(people, 12),
    ...Object.values(months),
  ]) {
    const png = Buffer.from(await drawPicture(picture, ['Sam', 'Alex']));
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1280);
    expect(png.readUInt32BE(20)).toBeLessThan(2200);
    expect(png.length).toBeLessThan(300_000);
  }
});

test.each(Object.entries(names))('a name of %s is drawn literally, within its half, without boxes', async (_, name) => {
  const { line, lines, width, files } = createLettering(fonts);
  const [shown = ''] = lines(name, 248, 1, 20);
  expect(width(shown, 20)).toBeLessThanOrEqual(248);
  const drawn = line(shown, 40, 40, { size: 20, colour: '#000' });
  for (const { text, font } of piecesOf(shown, fonts, 'regular')) {
    for (const [index, code] of [...text].map((one) => one.codePointAt(0) ?? 0).entries()) {
      if (/\p{Default_Ignorable_Code_Point}/u.test(String.fromCodePoint(code))) continue;
      expect(font.regular.has(code), `character ${index} of ${font.family}`).toBe(true);
    }
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="80">${drawn}</svg>`;
  const box = new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: [...files()] } }).getBBox();
  const empty = piecesOf(name, fonts, 'regular').every(({ text }) => text === '');
  expect(box === undefined).toBe(empty);
  if (box === undefined) return;
  expect(box.x).toBeGreaterThan(36);
  expect(box.x + box.width).toBeLessThan(40 + 260);
  expect(box.y).toBeGreaterThan(8);
  await drawPicture(feelingsOf(people), [name, name]);
});

test('a name without letters of ours leaves its sign alone, and one that begins from right to left goes on so', () => {
  const textOf = (name: string) => piecesOf(name, fonts, 'regular').map(({ text }) => text);
  expect(textOf('花子 Ken')).toEqual(['Ken']);
  expect(textOf('花子')).toEqual([]);
  expect(textOf('דני Dani')).toEqual(['Dani', 'דני']);
  expect(textOf('Dani דני')).toEqual(['Dani', 'דני']);
  expect(textOf('𝓢𝓪𝓶')).toEqual(['Sam']);
});

test('signs and letters stand out from the paper', () => {
  for (const { colour } of [...signs, ...Object.values(monthSigns)]) {
    expect(contrast(colour, paper.fill)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour, paper.day)).toBeGreaterThanOrEqual(4.5);
  }
  for (const ink of [paper.ink, paper.soft]) expect(contrast(ink, paper.fill)).toBeGreaterThanOrEqual(4.5);
});

test('a start loads nothing that draws', () => {
  const script = `
    import { registerHooks } from 'node:module';
    registerHooks({ resolve(name, context, next) {
      if (/resvg|google-fonts|pictures\\/draw/.test(name)) console.log(name);
      return next(name, context);
    } });
    await Promise.all(['start-preview', 'start-connected'].map((name) => import('./src/cli/' + name + '.ts')));
    console.log('loaded');`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '../../..'),
    encoding: 'utf8',
  });
  expect(said).toBe('loaded\n');
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test('a month holds its signs and words within the sheet, whichever way its language runs', () => {
  for (const picture of Object.values(months)) {
    const lettering = createLettering(fonts);
    const { svg, bottom } = drawMonth(picture, ['W'.repeat(40), 'Alex'], lettering);
    const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="${bottom}">${svg}</svg>`;
    const box = new Resvg(drawn, { font: { loadSystemFonts: false, fontFiles: [...lettering.files()] } }).getBBox();
    if (box === undefined) throw new Error('nothing was drawn');
    expect(box.x).toBeGreaterThanOrEqual(20);
    expect(box.x + box.width).toBeLessThanOrEqual(620);
    expect(box.y + box.height).toBeLessThanOrEqual(bottom + 12);
  }
});

/** The first month alone. */
function first(felt: Month['felt']): Month['felt'] {
  if (felt === null) return null;
  return {
    ...felt,
    months: felt.months.slice(0, 1),
    rows: felt.rows.map((row) => ({ ...row, at: row.at.slice(0, 1) })),
  };
}
