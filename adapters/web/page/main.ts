import { render } from 'lit-html';
import type { PersonId } from '../wire.ts';
import { appView, titleOf } from './app-view.ts';
import { follow } from './connection.ts';
import { keepFocus } from './keep-focus.ts';
import { remember } from './remembered.ts';
import { goAlong, reveal, settle, watchSize } from './scrolling.ts';
import { botNow, changed, newState, type Pane, whenChanged } from './state.ts';
import { watchReading } from './unread.ts';
import { speak } from './words.ts';

/** Who this window is: both, or the one named in its address. */
const personIds: readonly PersonId[] = ['sam', 'alex', 'guest'];
const asked = new URLSearchParams(location.search).get('as');
const viewers: readonly PersonId[] = personIds.filter((id) => (asked === null ? id !== 'guest' : id === asked));
const state = newState(viewers.length === 0 ? ['sam', 'alex'] : viewers);

const app = document.getElementById('app');
speak(JSON.parse(app?.dataset['words'] ?? ''));
const reading = watchReading(state);
const scrolled = new Set<Pane>();

function draw(): void {
  if (app === null) return;
  const restore = keepFocus();
  render(appView(state), app);
  document.title = titleOf(state);
  restore();
  for (const pane of state.panes) {
    if (!pane.loaded || scrolled.has(pane)) continue;
    scrolled.add(pane);
    requestAnimationFrame(() => {
      const list = document.getElementById(`list-${pane.id}`);
      // What stands in an empty list is read from its beginning.
      if (pane.messages.size > 0) list?.scrollTo({ top: list.scrollHeight });
      watchSize(pane);
    });
  }
  settle(state.panes);
  reading.look();
  for (const pane of state.panes) remember(pane);
}

app?.replaceChildren();
whenChanged(draw);
draw();

for (const pane of state.panes) {
  follow(state, pane, (message, isNewReveal) => {
    if (isNewReveal) {
      pane.unsealed = message.id;
      reveal(pane.id, message.id, 'unsealed');
    } else if (message.by === pane.id) reveal(pane.id, message.id);
    else goAlong(pane);
  });
}

/** The clock shows minutes, so it is drawn when one begins. */
function tick(): void {
  changed();
  setTimeout(tick, 60_000 - (botNow(state) % 60_000));
}
tick();
