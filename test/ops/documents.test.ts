import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const documents = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'])
  .toString()
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));

/** The anchor that a heading has on the page. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

test('every link from a document to a file, and to a heading, leads there', () => {
  const broken = documents.flatMap((document) => {
    const links = readFileSync(document, 'utf8').matchAll(/\]\(((?!https?:|mailto:|\[)[^)\s]+)\)/g);
    return [...links].flatMap(([, link = '']) => {
      const [path = '', anchor] = link.split('#');
      const file = path === '' ? document : join(dirname(document), path);
      if (!existsSync(file)) return [`${document}: ${link}`];
      if (anchor === undefined) return [];
      const headings = [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        anchorOf(heading),
      );
      return headings.includes(anchor) ? [] : [`${document}: ${link}`];
    });
  });
  expect(documents.length).toBeGreaterThan(20);
  expect(broken).toEqual([]);
});

test('docs/README.md leads to every document beside it', () => {
  const index = readFileSync('docs/README.md', 'utf8');
  const beside = documents.filter((file) => /^docs\/[\w-]+\.md$/.test(file) && file !== 'docs/README.md');
  for (const file of beside) expect(index, file).toContain(`(${file.slice('docs/'.length)})`);
});
