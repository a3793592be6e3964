import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../adapters/web/look/discord-markdown.ts';
import { noon } from './open-preview.ts';
import { words } from './words.ts';

const reader = {
  names: new Map([['1', 'Sam']]),
  zone: 'Europe/Berlin',
  locale: 'en-GB',
  now: noon,
  pictures: new Map(),
  say: words.say,
};
const at = noon / 1000;

test.each([
  ['plain & <text>', '<p>plain &amp; &lt;text&gt;</p>'],
  [
    '**strong** *soft* _soft_ __under__ ~~gone~~',
    '<p><strong>strong</strong> <em>soft</em> <em>soft</em> <u>under</u> <s>gone</s></p>',
  ],
  ['**strong *and soft* in one**', '<p><strong>strong <em>and soft</em> in one</strong></p>'],
  ['\\*\\*no\\*\\* \\_no\\_ \\`no\\` \\<@1\\>', '<p>**no** _no_ `no` &lt;@1&gt;</p>'],
  ['2 * 3 * 4 and snake_case_name', '<p>2 * 3 * 4 and snake_case_name</p>'],
  ['**not closed', '<p>**not closed</p>'],
  ['# One\n## Two\n### Three\n-# small', '<h1>One</h1><h2>Two</h2><h3>Three</h3><p class="small">small</p>'],
  ['\\# no\n\\- no\n1\\. no', '<p># no\n- no\n1. no</p>'],
  ['- one\n- two\n1. three', '<ul><li>one</li><li>two</li></ul><ol><li>three</li></ol>'],
  ['> one\n> two\nafter', '<blockquote><p>one\ntwo</p></blockquote><p>after</p>'],
  ['by\n>>> one\n\ntwo', '<p>by</p><blockquote><p>one\n\ntwo</p></blockquote>'],
  ['<@1> and <@!2>', '<p><span class="mention">@Sam</span> and <span class="mention">@2</span></p>'],
  ['</checkin now:5>', '<p><span class="mention">/checkin now</span></p>'],
  ['@everyone', '<p><span class="mention">@everyone</span></p>'],
  ['`*code*`', '<p><code>*code*</code></p>'],
  ['```js\nlet a = "<b>"\n```', '<pre class="code">let a = &quot;&lt;b&gt;&quot;</pre>'],
  ['[a *link*](<https://a.b/c>)', '<p><span class="link" title="https://a.b/c">a <em>link</em></span></p>'],
  ['https://a.b/c.', '<p><span class="link" title="https://a.b/c">https://a.b/c</span>.</p>'],
  [`<t:${at}:t> <t:${at + 7200}:R>`, '<p><time>13:00</time> <time>in 2 hours</time></p>'],
  [`<t:${at}:D> <t:${at}>`, '<p><time>2 November 2026</time> <time>2 November 2026 at 13:00</time></p>'],
])('%j', (content, html) => {
  expect(renderMarkdown(content, reader)).toBe(html);
});

test('4,000 signs of the worst kind take no time', () => {
  const started = performance.now();
  for (const sign of ['*', '**a', '_', '~~', '[', '||x', '<t:', '`', '\\', '> '])
    renderMarkdown(sign.repeat(4000 / sign.length), reader);
  expect(performance.now() - started).toBeLessThan(2000);
});
