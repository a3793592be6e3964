// npm runs this at the end of "npm ci". Plain JavaScript, because any Node may do so, and without a failure: the preview
// does what was not done here, and an installation that only connects has neither the page nor what it is made with.
const [major] = process.versions.node.split('.').map(Number);
if (major >= 26) {
  const { pageScripts } = await import('./page-bundle.ts');
  await pageScripts().catch(() => undefined);
}
