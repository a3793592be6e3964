import type { Page } from 'playwright-core';

/**
 * In the page: remembers every text that it ever shows or has a screen reader say, also for a moment only. What people
 * write, what they are called, how their zones are named, and data as it is are left out, as is what stands in frames.
 */
const remember = `{
  const aside = '.words, bdi, .person, pre, style, script, noscript, #person-zone option, .avatar, kbd, q';
  const attributes = ['aria-label', 'title', 'placeholder', 'alt', 'label'];
  const known = new Set();
  const take = (text) => {
    if (known.has(text)) return;
    known.add(text);
    takeText(text);
  };
  const look = () => {
    take(document.title);
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node !== null; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (node.parentElement?.closest(aside) === null) take(node.data.trim());
      } else for (const name of attributes) if (node.hasAttribute?.(name)) take(node.getAttribute(name));
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: attributes,
  });
}`;

/** What a page shows from now on, over all its loads. */
export async function watchTexts(page: Page): Promise<ReadonlySet<string>> {
  const all = new Set<string>();
  await page.exposeFunction('takeText', (text: string) => void all.add(text));
  await page.addInitScript({ content: remember });
  return all;
}

/** What of a page does not fit: whether it can be moved sideways, and what shows less of its words than it has, to a side or below. */
export async function tooWide(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`[
    ...(document.documentElement.scrollWidth > innerWidth ? ['the page is ' + document.documentElement.scrollWidth + ' wide'] : []),
    ...[...document.querySelectorAll('button, .button, label, legend, h1, h2, h3, p')]
      .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
      .map((one) => one.outerHTML.slice(0, 160)),
    ...[...document.querySelectorAll('p, h1, h2, h3, button, li')]
      .filter((one) => one.clientHeight > 2 && getComputedStyle(one).overflowY === 'hidden' && one.scrollHeight > one.clientHeight + 2)
      .map((one) => 'below: ' + one.outerHTML.slice(0, 160)),
    ...[...document.querySelectorAll('.composer input')]
      .filter((one) => one.value === '' && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.placeholder),
  ]`);
}
