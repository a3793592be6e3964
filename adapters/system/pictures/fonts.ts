import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type FontFile, readFont } from './font-file.ts';

export type Weight = 'regular' | 'strong';

/** A font of ours: its family as an SVG names it, and its file for each weight. */
export type Font = { readonly family: string; readonly files: Readonly<Record<Weight, string>> } & Readonly<
  Record<Weight, FontFile>
>;

/**
 * The fonts that pictures are drawn with, and no others: a machine without any draws the same. Each character is drawn in
 * the first that has it. Together they have the Latin, Greek, Cyrillic, Hebrew and Arabic scripts, and emoji.
 */
export function readFonts(): Promise<readonly Font[]> {
  return Promise.all([
    open(
      'Noto Sans',
      import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
      import.meta.resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
    ),
    open(
      'Noto Sans Hebrew',
      import.meta.resolve('@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf'),
    ),
    open(
      'Noto Sans Arabic',
      import.meta.resolve('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
    ),
    open('Noto Emoji', import.meta.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf')),
  ]);
}

async function open(family: string, regular: string, strong = regular): Promise<Font> {
  const files = { regular: fileURLToPath(regular), strong: fileURLToPath(strong) };
  const read = async (path: string) => readFont(await readFile(path));
  const inRegular = await read(files.regular);
  return { family, files, regular: inRegular, strong: strong === regular ? inRegular : await read(files.strong) };
}
