import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { firstLanguage } from '../../src/model/reader-locale.ts';
import { isZone } from '../../src/model/zone.ts';
import type { Health } from '../../src/port/health.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { Log } from '../../src/port/log.ts';
import type { Clockface } from './clockface.ts';
import { webLimits } from './limits.ts';
import { lookNames } from './look/look.ts';
import { readLookFiles } from './look/look-files.ts';
import type { PageFiles } from './page-files.ts';
import { pageHtml } from './page-html.ts';
import { read, readInteraction, readSuggest } from './read-event.ts';
import { readShown } from './read-shown.ts';
import type { Room } from './room.ts';
import type { Sample } from './sample/sample.ts';
import { guard } from './security.ts';
import { Refusal, toRefusal } from './translate-error.ts';
import { clockMoves, type PersonId, personIds, type Trouble } from './wire.ts';
import type { WebKey, WebWordsIn } from './words.ts';

export type ServerParts = {
  readonly room: Room;
  readonly clockface: Clockface;
  readonly sample: Sample;
  readonly page: PageFiles;
  readonly words: WebWordsIn;
  readonly log: Log;
  /** `null` until the preview was started, and again once it is stopping. */
  readonly inbox: () => Inbox | null;
  readonly health: () => Promise<Health>;
  readonly metrics: { text(): Promise<string>; readonly contentType: string } | null;
  readonly port: () => number;
};

/** Every address of the preview, and what answers there. */
export function createServer(parts: ServerParts): Hono {
  const { room, clockface, sample, log, words } = parts;
  const { files, template } = parts.page;
  const wordsFor = (c: Context) => words(firstLanguage(c.req.header('accept-language')));
  const app = new Hono();

  app.onError((error, c) => {
    const refusal = toRefusal(error);
    if (refusal.status >= 500) log.error('preview request failed', error, { path: c.req.path });
    return c.json({ error: wordsFor(c).say(refusal.says, refusal.values) } satisfies Trouble, refusal.status);
  });
  app.notFound((c) => c.json({ error: wordsFor(c).say('preview.refused-address') } satisfies Trouble, 404));
  app.use(guard(parts.port));
  app.use(bodyLimit({ maxSize: webLimits.requestBytes, onError: () => refuse(413, 'preview.refused-size') }));

  app.get('/health', async (c) => {
    if (parts.inbox() === null) return c.json({ status: 'starting', reason: 'Attune is starting or stopping.' }, 503);
    const found = await parts.health();
    if (found.well) return c.json({ status: 'ready', ...found.details });
    return c.json({ status: 'failing', reason: found.reason }, 503);
  });

  app.get('/metrics', async (c, next) => {
    const { metrics } = parts;
    return metrics === null ? next() : c.body(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });

  const api = new Hono();
  api.onError((error) => {
    throw error;
  });
  api.use(async (_, next) => {
    if (parts.inbox() === null) throw new Refusal(503, 'preview.refused-starting');
    await next();
  });

  // What a page does meanwhile would get in the way of those two, and they in its.
  api.use(async (c, next) => {
    const isDone = c.req.method === 'POST' && changing.some((path) => c.req.path === `/api/${path}`);
    if (isDone && sample.isRunning()) throw new Refusal(409, 'preview.refused-sample');
    await next();
  });

  api.get('/stream', (c) => {
    const as = viewer(c.req.query('as'));
    // Whatever is no revision of ours starts afresh.
    const after = Number.parseInt(c.req.header('last-event-id') ?? c.req.query('after') ?? '', 10);
    return streamSSE(c, (stream) => room.follow(as, Number.isNaN(after) ? null : after, stream));
  });
  api.get('/messages', async (c) => c.json(await room.messages.page(viewer(c.req.query('as')), c.req.query('before'))));
  api.get('/messages/:id/looks/:look', async (c) => {
    const { id, look } = c.req.param();
    return c.json(await room.rendering(read(Look, look), id, viewer(c.req.query('as')), c.req.query('locale') ?? 'en'));
  });
  api.post('/looks/:look', async (c) => {
    const { shown, as, locale } = readShown(await body(c.req));
    return c.json(await room.renderingOf(read(Look, c.req.param('look')), shown, as, locale));
  });
  api.get('/messages/:id/pictures/:index', async (c) => {
    const { id, index } = c.req.param();
    const png = await room.picture(id, Number(index), viewer(c.req.query('as')));
    return c.body(new Uint8Array(png), 200, { 'content-type': 'image/png' });
  });
  api.get('/files/:id/:index', async (c) => {
    const file = await room.file(c.req.param('id'), Number(c.req.param('index')), viewer(c.req.query('as')));
    // Whatever it says it is, a browser saves it and never shows it as a page of ours.
    c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    c.header('content-security-policy', "default-src 'none'; sandbox");
    return c.body(file.text, 200, { 'content-type': file.mediaType });
  });

  api.post('/events', async (c) => c.json(await room.interact(readInteraction(await body(c.req)))));
  api.post('/suggest', async (c) => c.json({ choices: await room.suggest(readSuggest(await body(c.req))) }));
  api.post('/chat', async (c) => c.json(await room.chat(read(Chat, await body(c.req)))));
  api.post('/dismiss', async (c) => c.json(await room.dismiss(read(Dismissal, await body(c.req)))));
  api.post('/people', async (c) => c.json(await room.rename(read(Person, await body(c.req)))));
  api.post('/clock', async (c) => c.json(await clockface.move(read(Move, await body(c.req)))));
  api.post('/sample', async (c) => {
    const { do: what } = read(SampleWish, await body(c.req));
    await (what === 'fill' ? sample.fill() : sample.stop());
    return c.json({});
  });
  api.post('/reset', async (c) => {
    const { clock } = read(Confirmation, await body(c.req));
    return c.json(await room.startOver(clock));
  });
  app.route('/api', api);

  app.get('/', (c) => c.html(pageHtml(template, wordsFor(c))));
  app.get('*', async (c, next) => {
    const all = c.req.path.startsWith('/look/') ? await readLookFiles() : files;
    const file = all.get(c.req.path);
    if (file === undefined) return next();
    if (file.lasts === true) c.header('cache-control', 'private, max-age=31536000, immutable');
    return c.body(file.body, 200, { 'content-type': file.mediaType });
  });
  return app;
}

/** What changes something, and has to wait while a sample month is filled in. */
const changing = ['events', 'chat', 'dismiss', 'people', 'clock', 'reset'] as const;

const as = z.enum(personIds);
const Look = z.enum(lookNames);
const id = z.uuid();
const oneLine = z.string().transform((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim());

const Chat = z.object({
  id,
  as,
  words: z.string().min(1).max(webLimits.chatLength),
  under: z.string().nullable(),
});
const Dismissal = z.object({ as, message: z.string() });
const Person = z.object({
  id: as,
  name: oneLine.pipe(z.string().min(1).max(webLimits.nameLength)),
  zone: z.string().refine(isZone),
});
const Move = z.object({ id, to: z.enum(clockMoves) });
const SampleWish = z.object({ do: z.enum(['fill', 'stop']) });
const Confirmation = z.object({ confirm: z.literal('start over'), clock: z.enum(['back', 'stays']).default('stays') });

function viewer(value: string | undefined): PersonId {
  return read(as, value);
}

async function body(request: { json(): Promise<unknown> }): Promise<unknown> {
  return request.json().catch((error: unknown) => {
    throw error instanceof SyntaxError ? new Refusal(400, 'preview.refused-unreadable') : error;
  });
}

function refuse(status: 413, says: WebKey): never {
  throw new Refusal(status, says);
}
