import type { MonthKind } from '../../../src/card/picture.ts';

type Sign = { readonly colour: string; readonly shape: (r: number) => string };

/** The paper that every picture is drawn on: light, and not glaring where the chat around it is dark. */
export const paper = {
  fill: '#f7f4ee',
  day: '#fffdf9',
  quiet: '#f4f0e8',
  ink: '#2c2a28',
  soft: '#625c55',
  faint: '#d9d2c7',
} as const;

/**
 * Signs that differ in shape as well as in colour. The colours keep apart for the common kinds of colour blindness (after
 * Okabe and Ito), darkened until each has a contrast of at least 4.5 with the paper.
 */
export const signs: readonly [Sign, ...Sign[]] = [
  { colour: '#1f5fa6', shape: (r: number) => `<circle r="${r}" />` },
  { colour: '#b0480a', shape: (r: number) => `<path d="M0 ${-1.3 * r}L${1.3 * r} 0 0 ${1.3 * r} ${-1.3 * r} 0Z" />` },
  { colour: '#0b6f50', shape: (r: number) => `<path d="M0 ${-1.2 * r}L${1.2 * r} ${r} ${-1.2 * r} ${r}Z" />` },
  { colour: '#7a3f9a', shape: (r: number) => `<rect x="${-r}" y="${-r}" width="${2 * r}" height="${2 * r}" />` },
];

/** What a thing of a month was: a word, a heart, a star, a bookmark. People have other shapes, on the same picture too. */
export const monthSigns: Readonly<Record<MonthKind, Sign>> = {
  shared: {
    colour: '#1f5fa6',
    shape: (r) =>
      scaled(r, 'M-.75-1H.75Q1.2-1 1.2-.55V.15Q1.2.6.75.6H.05L-.6 1.2V.6H-.75Q-1.2.6-1.2.15V-.55Q-1.2-1-.75-1Z'),
  },
  thanked: {
    colour: '#b0480a',
    shape: (r) =>
      scaled(
        r,
        'M0 1.15C-.55.65-1.25.2-1.25-.4-1.25-.85-.95-1.1-.6-1.1-.3-1.1-.1-.9 0-.65.1-.9.3-1.1.6-1.1.95-1.1 1.25-.85 1.25-.4 1.25.2.55.65 0 1.15Z',
      ),
  },
  done: {
    colour: '#0b6f50',
    shape: (r) => scaled(r, 'M0-1.3L.38-.45 1.28-.38.6.22.8 1.1 0 .62-.8 1.1-.6.22-1.28-.38-.38-.45Z'),
  },
  kept: { colour: '#7a3f9a', shape: (r) => scaled(r, 'M-.8-1.1H.8V1.15L0 .5-.8 1.15Z') },
};

/** A sign at its place, set off from what is below it. */
export function sign(index: number, x: number, y: number, r: number): string {
  return place(signs[index % signs.length] ?? signs[0], x, y, r, paper.fill);
}

/** The same for what a thing of a month was. */
export function monthSign(kind: MonthKind, x: number, y: number, r: number, around: string = paper.fill): string {
  return place(monthSigns[kind], x, y, r, around);
}

function place({ colour, shape }: Sign, x: number, y: number, r: number, around: string): string {
  return `<g transform="translate(${x} ${y})" fill="${colour}" stroke="${around}" stroke-width="2" paint-order="stroke">${shape(r)}</g>`;
}

/** A path that is laid out for a radius of 1. */
function scaled(r: number, path: string): string {
  return `<path transform="scale(${r})" stroke-width="${2 / r}" stroke-linejoin="round" d="${path}" />`;
}

/** A thin straight line. */
export function rule(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${paper.faint}" stroke-width="2" />`;
}
