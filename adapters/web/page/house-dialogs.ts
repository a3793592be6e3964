import { html, nothing, type TemplateResult } from 'lit-html';
import { savePerson, startOver } from './actions.ts';
import { openDialog } from './dialogs.ts';
import { clockTime, shortDayOf } from './format-time.ts';
import { botNow, changed, nameOf, type State, zoneOf } from './state.ts';
import { pageLocale, say } from './words.ts';

/** The dialogs of the preview itself: a person's name and zone, and starting over. */
export function houseDialogs(state: State): TemplateResult {
  return html`${state.personDialog === null ? nothing : personDialog(state, state.personDialog)}
  ${state.resetDialog === null ? nothing : resetDialog(state, state.resetDialog)}`;
}

function personDialog(state: State, dialog: NonNullable<State['personDialog']>): TemplateResult {
  const close = () => {
    state.personDialog = null;
    changed();
  };
  const zone = zoneOf(state, dialog.id);
  const save = (event: Event) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    void savePerson(state, {
      id: dialog.id,
      name: String(data.get('name') ?? ''),
      zone: String(data.get('zone') ?? zone),
    });
  };
  return html`<dialog class="small-dialog" data-pane=${dialog.id} data-person=${dialog.id} aria-labelledby="person-title" ${openDialog()} @cancel=${cancel(close)}>
    <form novalidate @submit=${save}>
      <header class="dialog-head"><h2 id="person-title">${say('preview.person')}</h2></header>
      <div class="dialog-body">
        <div class="field">
          <label for="person-name">${say('preview.person-name')}</label>
          <input id="person-name" name="name" type="text" dir="auto" maxlength="40" autocomplete="off" .value=${nameOf(state, dialog.id)}
            aria-invalid=${dialog.trouble === null ? nothing : 'true'} aria-describedby=${dialog.trouble === null ? nothing : 'person-trouble'} />
        </div>
        <div class="field">
          <label for="person-zone">${say('preview.person-zone')}</label>
          <p class="hint" id="person-zone-hint">${say('preview.person-zone-hint')}</p>
          <select id="person-zone" name="zone" aria-describedby="person-zone-hint">
            ${zonesByRegion(zone).map(
              ([region, zones]) => html`<optgroup label=${region}>
                ${zones.map((one) => html`<option value=${one} ?selected=${one === zone}>${one.replaceAll('_', ' ')}</option>`)}
              </optgroup>`,
            )}
          </select>
        </div>
      </div>
      <footer class="dialog-foot">
        ${dialog.trouble === null ? nothing : html`<p class="trouble" id="person-trouble" role="alert">${dialog.trouble}</p>`}
        <button type="button" class="button plain" @click=${close}>${say('preview.close')}</button>
        <button type="submit" class="button main" aria-disabled=${dialog.pending ? 'true' : nothing}>${say('preview.save')}</button>
      </footer>
    </form>
  </dialog>`;
}

function resetDialog(state: State, dialog: NonNullable<State['resetDialog']>): TemplateResult {
  const close = () => {
    state.resetDialog = null;
    changed();
  };
  return html`<dialog class="small-dialog" role="alertdialog" aria-labelledby="reset-title" aria-describedby="reset-words" ${openDialog()} @cancel=${cancel(close)}>
    <header class="dialog-head"><h2 id="reset-title">${say('preview.reset-title')}</h2></header>
    <div class="dialog-body">
      <p id="reset-words">${say('preview.reset')}</p>
      ${state.ahead < moment ? nothing : setBackChoice(state, dialog)}
    </div>
    <footer class="dialog-foot">
      ${dialog.trouble === null ? nothing : html`<p class="trouble" role="alert">${dialog.trouble}</p>`}
      <button type="button" class="button plain" data-first @click=${close}>${say('preview.reset-keep')}</button>
      <button type="button" class="button danger" aria-disabled=${dialog.pending ? 'true' : nothing} @click=${() => void startOver(state)}>
        ${say('preview.reset-erase')}
      </button>
    </footer>
  </dialog>`;
}

/** Less than this and bot time is as good as real time (ms). */
const moment = 60_000;

function setBackChoice(state: State, dialog: NonNullable<State['resetDialog']>): TemplateResult {
  const choose = (event: Event) => {
    dialog.setBack = (event.target as HTMLInputElement).checked;
    changed();
  };
  const now = botNow(state);
  const zone = zoneOf(state, 'sam');
  const list = new Intl.ListFormat(pageLocale(), { type: 'unit' });
  const time = list.format([shortDayOf(now, zone), clockTime(now, zone)]);
  return html`<label class="choice">
    <input type="checkbox" .checked=${dialog.setBack} @change=${choose} />
    <span>${say('preview.reset-clock', { time })}</span>
  </label>`;
}

function cancel(close: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    close();
  };
}

/** The zones that the browser knows, by the part of the world. */
function zonesByRegion(present: string): readonly (readonly [string, readonly string[]])[] {
  const all = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', present]);
  const regions = Map.groupBy([...all].toSorted(), (zone) =>
    zone.includes('/') ? (zone.split('/')[0] ?? '') : say('preview.person-zone-other'),
  );
  return [...regions].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
