import { html, nothing, type TemplateResult } from 'lit-html';
import { guideView } from './guide-view.ts';
import { headerView } from './header-view.ts';
import { houseDialogs } from './house-dialogs.ts';
import { paneView } from './pane-view.ts';
import { sampleView } from './sample-view.ts';
import { stayAtEnd } from './scrolling.ts';
import { changed, nameOf, type Pane, type State } from './state.ts';
import { unreadCount } from './unread.ts';
import { say } from './words.ts';

/** The whole page. */
export function appView(state: State): TemplateResult {
  return html`
    ${state.panes.map((pane) => html`<a class="skip" href="#list-${pane.id}">${say('preview.skip', { name: nameOf(state, pane.id) })}</a>`)}
    ${headerView(state)} ${sampleView(state)} ${guideView(state)} ${state.panes.length > 1 ? tabs(state) : nothing}
    <main class="panes ${state.panes.length > 1 ? 'two' : 'one'}" data-tab=${state.tab}>
      ${state.panes.map((pane) => paneView(state, pane))}
    </main>
    ${houseDialogs(state)}
  `;
}

/** What stands in the window's title: how much is unread, in a page that nobody looks at. */
export function titleOf(state: State): string {
  const unread = state.panes.reduce((sum, pane) => sum + unreadCount(pane), 0);
  const [only, other] = state.panes;
  const title =
    only !== undefined && other === undefined
      ? say('preview.title-of', { name: nameOf(state, only.id) })
      : say('preview.title');
  return unread > 0 ? say('preview.title-unread', { count: unread, title }) : title;
}

/** On a narrow screen one side shows at a time. */
function tabs(state: State): TemplateResult {
  const tab = (pane: Pane) => {
    const name = nameOf(state, pane.id);
    const unread = unreadCount(pane);
    return html`<button
      type="button"
      data-person=${pane.id}
      aria-label=${unread === 0 ? nothing : say('preview.tab-unread', { name, count: unread })}
      aria-pressed=${state.tab === pane.id ? 'true' : 'false'}
      @click=${() => {
        state.tab = pane.id;
        changed();
        // What came while it was hidden could not be gone along with.
        requestAnimationFrame(() => stayAtEnd(pane));
      }}
    >
      <bdi>${name}</bdi>${unread === 0 ? nothing : html`<span class="badge">${unread}</span>`}
    </button>`;
  };
  return html`<nav class="tabs" aria-label=${say('preview.sides')}>${state.panes.map(tab)}</nav>`;
}
