import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { copyFile } from '../../src/content/schema/copy.ts';
import { dateIdeaFile } from '../../src/content/schema/date-idea.ts';
import { followUpFile } from '../../src/content/schema/follow-up.ts';
import { journeyFile } from '../../src/content/schema/journey.ts';
import { lessonFile } from '../../src/content/schema/lesson.ts';
import { practiceFile } from '../../src/content/schema/practice.ts';
import { promptFile } from '../../src/content/schema/prompt.ts';
import { questionnaireFile } from '../../src/content/schema/questionnaire.ts';
import { sampleFile } from '../../src/content/schema/sample.ts';
import { starterFile } from '../../src/content/schema/starters.ts';
import { supportFile } from '../../src/content/schema/support.ts';
import { tipFile } from '../../src/content/schema/tip.ts';

/** Writes the JSON Schemas that editors use while somebody writes content. Returns the paths written. */
export async function writeSchemas(folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const written = Object.entries(editorSchemas()).map(async ([name, text]) => {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  });
  return Promise.all(written);
}

/** The text of each schema file, by its name. */
export function editorSchemas(): Readonly<Record<string, string>> {
  const all = {
    copy: copyFile,
    lessons: lessonFile,
    'follow-ups': followUpFile,
    journeys: journeyFile,
    'date-ideas': dateIdeaFile,
    practices: practiceFile,
    prompts: promptFile,
    questionnaires: questionnaireFile,
    sample: sampleFile,
    starters: starterFile,
    support: supportFile,
    tips: tipFile,
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  );
}
