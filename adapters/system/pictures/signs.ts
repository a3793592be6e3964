/** The paper that every picture is drawn on: light, and not glaring where the chat around it is dark. */
export const paper = { fill: '#f7f4ee', day: '#fffdf9', ink: '#2c2a28', soft: '#625c55', faint: '#d9d2c7' } as const;

/**
 * Signs that differ in shape as well as in colour. The colours keep apart for the common kinds of colour blindness (after
 * Okabe and Ito), darkened until each has a contrast of at least 4.5 with the paper.
 */
export const signs = [
  { colour: '#1f5fa6', shape: (r: number) => `<circle r="${r}" />` },
  { colour: '#b0480a', shape: (r: number) => `<path d="M0 ${-1.3 * r}L${1.3 * r} 0 0 ${1.3 * r} ${-1.3 * r} 0Z" />` },
  { colour: '#0b6f50', shape: (r: number) => `<path d="M0 ${-1.2 * r}L${1.2 * r} ${r} ${-1.2 * r} ${r}Z" />` },
  { colour: '#7a3f9a', shape: (r: number) => `<rect x="${-r}" y="${-r}" width="${2 * r}" height="${2 * r}" />` },
] as const;

/** A sign at its place, set off from what is below it. */
export function sign(index: number, x: number, y: number, r: number, around: string = paper.fill): string {
  const { colour, shape } = signs[index % signs.length] ?? signs[0];
  return `<g transform="translate(${x} ${y})" fill="${colour}" stroke="${around}" stroke-width="2" paint-order="stroke">${shape(r)}</g>`;
}

/** A thin straight line. */
export function rule(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${paper.faint}" stroke-width="2" />`;
}
