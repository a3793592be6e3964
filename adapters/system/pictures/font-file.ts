/** One font, as far as laying out needs it: which characters it has, and how wide they are in parts of its size. */
export type FontFile = {
  readonly has: (codePoint: number) => boolean;
  readonly widthOf: (codePoint: number) => number;
};

/** Reads a TrueType font. https://learn.microsoft.com/typography/opentype/spec/cmap */
export function readFont(bytes: Buffer): FontFile {
  const tables = tablesOf(bytes);
  const at = (name: string): number => {
    const offset = tables.get(name);
    if (offset === undefined) throw new Error(`a font has no table "${name}"`);
    return offset;
  };
  const glyphOf = readCharacters(bytes, at('cmap'));
  const unitsPerEm = bytes.readUInt16BE(at('head') + 18);
  const widths = bytes.readUInt16BE(at('hhea') + 34);
  const widthOf = (glyph: number) => bytes.readUInt16BE(at('hmtx') + 4 * Math.min(glyph, widths - 1)) / unitsPerEm;
  return {
    has: (codePoint) => glyphOf(codePoint) !== 0,
    widthOf: (codePoint) => widthOf(glyphOf(codePoint)),
  };
}

function tablesOf(bytes: Buffer): ReadonlyMap<string, number> {
  const records = Array.from({ length: bytes.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  return new Map(records.map((at) => [bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8)]));
}

type GlyphOf = (codePoint: number) => number;

/** Of the ways in which a font lists its characters: 12 knows all of them, 4 those of the first 65,536. */
function readCharacters(bytes: Buffer, cmap: number): GlyphOf {
  const subtables = Array.from({ length: bytes.readUInt16BE(cmap + 2) }, (_, index) => {
    const at = cmap + bytes.readUInt32BE(cmap + 8 + 8 * index);
    return { at, format: bytes.readUInt16BE(at) };
  });
  const groups = subtables.find(({ format }) => format === 12);
  const segments = subtables.find(({ format }) => format === 4);
  const inGroups = groups === undefined ? () => 0 : readGroups(bytes, groups.at);
  const inSegments = segments === undefined ? () => 0 : readSegments(bytes, segments.at);
  return (codePoint) => inGroups(codePoint) || inSegments(codePoint);
}

function readGroups(bytes: Buffer, at: number): GlyphOf {
  const groups = Array.from({ length: bytes.readUInt32BE(at + 12) }, (_, index) => {
    const group = at + 16 + 12 * index;
    return {
      first: bytes.readUInt32BE(group),
      last: bytes.readUInt32BE(group + 4),
      glyph: bytes.readUInt32BE(group + 8),
    };
  });
  return (codePoint) => {
    const found = groups.find(({ first, last }) => first <= codePoint && codePoint <= last);
    return found === undefined ? 0 : found.glyph + codePoint - found.first;
  };
}

function readSegments(bytes: Buffer, at: number): GlyphOf {
  const count = bytes.readUInt16BE(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + 2 * count];
  const [deltas, offsets] = [starts + 2 * count, starts + 4 * count];
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    for (let index = 0; index < count; index += 1) {
      if (bytes.readUInt16BE(ends + 2 * index) < codePoint) continue;
      const start = bytes.readUInt16BE(starts + 2 * index);
      if (start > codePoint) return 0;
      const delta = bytes.readUInt16BE(deltas + 2 * index);
      const offset = bytes.readUInt16BE(offsets + 2 * index);
      if (offset === 0) return (codePoint + delta) & 0xffff;
      const glyph = bytes.readUInt16BE(offsets + 2 * index + offset + 2 * (codePoint - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
