import { directionOf } from '../../src/model/direction.ts';

/** A page of our own, which needs nothing from elsewhere and no script. `body` and `foot` are HTML; the rest is text. */
export function webPage(parts: {
  readonly locale: string;
  readonly title: string;
  readonly description?: string;
  readonly body: string;
  readonly foot?: string;
}): string {
  const { locale, title, description, body, foot = '' } = parts;
  return `<!doctype html>
<html lang="${safe(locale)}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
${description === undefined ? '' : `<meta name="description" content="${safe(description)}">`}
<style>${style}</style>
</head>
<body>
<main>
${icon}
<h1>${safe(title)}</h1>
${body}
</main>
${foot === '' ? '' : `<footer><p>${foot}</p></footer>`}
</body>
</html>`;
}

/** Text as HTML, also inside the quotes of an attribute. */
export function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const icon =
  '<svg aria-hidden="true" width="48" height="48" viewBox="0 0 32 32"><circle cx="12" cy="16" r="9" fill="#c2643f" fill-opacity=".92"/><circle cx="20" cy="16" r="9" fill="#e7ae6b" fill-opacity=".82"/></svg>';

const style = `:root{color-scheme:light dark;--ink:#2b2320;--paper:#fffdfb;--soft:#6b5d56;--fill:#8a3f22;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#f3ece8;--paper:#1f1a18;--soft:#b9aaa2;--fill:#f0b27a;--on:#1f1a18}}
body{font:1.1rem/1.6 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1.25rem;color:var(--ink);background:var(--paper)}
h1{line-height:1.2;margin:.5rem 0}
h2{font-size:1.2rem;margin:2.5rem 0 .5rem}
li{margin:.35rem 0}
a{color:inherit}
a:focus-visible{outline:3px solid var(--fill);outline-offset:3px}
.button{display:inline-block;padding:.7rem 1.4rem;border-radius:.5rem;background:var(--fill);color:var(--on);font-weight:600;text-decoration:none}
code{font-size:.9em}
dt{margin-top:.75rem}
dd{margin:0;color:var(--soft)}
footer{margin-top:3rem;color:var(--soft)}`;
