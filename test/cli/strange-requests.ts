import { connect } from 'node:net';
import fc from 'fast-check';

/** What a stranger sends: the bytes, and how the connection goes on after them. */
export type StrangeRequest = {
  readonly bytes: string;
  /** Hangs up at once; else it says that nothing more comes, and waits. */
  readonly hangsUp: boolean;
};

const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'get',
  'X',
];

/** Every address that Attune has, what scanners ask for, and what is hardly an address at all. */
const paths = [
  ...['/', '/health', '/metrics', '/slack/events', '/slack/install', '/slack/oauth_redirect', '/slack/', '/slack'],
  ...[
    '/slack/favicon.ico',
    '/slack/oauth_redirect?code=1&state=2',
    '/slack/install?x=%',
    '/slack/../health',
    '/slack//',
  ],
  ...['/api/stream?as=sam', '/api/messages?as=alex&before=%00', '/api/events', '/api/clock', '/api/reset', '/api/chat'],
  ...['/api/files/1/2?as=sam', '/api/looks/slack', '/look/discord', '/look/%2e%2e/x', '/.env', '/wp-login.php'],
  ...[
    '/%',
    '/%c0%ae%c0%ae/',
    '//',
    '//[',
    '/\\',
    '*',
    'http://[',
    'http://example.org/slack/events',
    'example.org:443',
  ],
  ...[
    '/slack/%',
    '/slack/events%',
    '//slack/events',
    '/slack/\u00e4',
    '/health?',
    '/health#x',
    '?',
    '',
    `/${'a'.repeat(9000)}`,
  ],
];

const headers = [
  ...['Host: 127.0.0.1:PORT', 'Host: localhost:PORT', 'Host: evil.example', 'Host: [', 'Host: a b', 'Host:', 'Host: %'],
  ...['Connection: close', 'Connection: keep-alive', 'Connection: Upgrade\r\nUpgrade: websocket', 'Upgrade: h2c'],
  ...['Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: x', 'Expect: 100-continue', 'Expect: x'],
  ...[
    'Content-Length: 5',
    'Content-Length: 999999',
    'Content-Length: -1',
    'Content-Length: x',
    'Content-Length: 2097152',
  ],
  ...['Transfer-Encoding: chunked', 'Transfer-Encoding: gzip', 'Transfer-Encoding: chunked\r\nContent-Length: 3'],
  ...['Content-Type: application/json', 'Content-Type: application/x-www-form-urlencoded', 'Content-Type: \u0001'],
  ...['Content-Encoding: gzip', 'Cookie: slack-app-oauth-state=x', 'Cookie: =;;=', 'Accept: */*', 'Range: bytes=9-1'],
  ...['X-Slack-Signature: v0=1', 'X-Slack-Request-Timestamp: NaN', 'X-Slack-Retry-Num: x', 'X-Forwarded-For: ::'],
  ...[
    'Origin: http://127.0.0.1:PORT',
    'Origin: null',
    'Sec-Fetch-Site: x',
    'Sec-Fetch-Mode: navigate',
    'Last-Event-Id: -1',
  ],
  ...[
    'If-None-Match: *',
    'If-Modified-Since: x',
    'No colon',
    ': x',
    `X: ${'y'.repeat(20_000)}`,
    'X\u0000: 1',
    '\u00e4: \u00e4',
  ],
];

const bodies = [
  '',
  'null',
  '{}',
  '[]',
  '{',
  '"x"',
  'payload=null',
  'payload=%',
  'ssl_check=1',
  '5\r\nhello\r\n0\r\n\r\n',
];

const wholly = [
  '',
  '\r\n\r\n',
  '\u0000',
  '\u0016\u0003\u0001\u0002\u0000',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'GET',
  'a'.repeat(70_000),
];

const version = fc.constantFrom(
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.1',
  'HTTP/1.0',
  'HTTP/0.9',
  'HTTP/2.0',
  'HTTP/9',
  'X',
  '',
);

const httpRequest = fc
  .record({
    method: fc.constantFrom(...methods),
    path: fc.constantFrom(...paths),
    version,
    host: fc.constantFrom(...headers.slice(0, 3), ''),
    more: fc.array(fc.constantFrom(...headers), { maxLength: 5 }),
    body: fc.constantFrom(...bodies, 'x'.repeat(100_000)),
  })
  .map(({ method, path, version: spoken, host, more, body }) => {
    const lines = [`${method} ${path} ${spoken}`, host, ...more].filter((line) => line !== '');
    return `${lines.join('\r\n')}\r\n\r\n${body}`;
  });

/** Requests of every shape, and what is none. `PORT` stands for the port. */
export const strangeRequests: fc.Arbitrary<StrangeRequest> = fc.record({
  bytes: fc.oneof(
    { weight: 12, arbitrary: httpRequest },
    { weight: 1, arbitrary: fc.constantFrom(...wholly) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  ),
  hangsUp: fc.constantFrom(false, false, false, true),
});

/** Sends it. Resolves with what came back once the other side answers or closes. */
export function sendStrange({ bytes, hangsUp }: StrangeRequest, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1');
    const done = (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('data', (chunk) => {
      // A stream goes on for as long as somebody listens.
      answer += chunk.toString('latin1');
      done();
    });
    socket.once('close', () => resolve(answer));
    // It may be closed before all is written.
    socket.on('error', () => undefined);
    socket.once('connect', () => {
      socket.write(Buffer.from(bytes.replaceAll('PORT', String(port)), 'utf8'), () => {
        if (hangsUp) done();
        else socket.end();
      });
    });
    socket.setTimeout(5000, () => {
      socket.destroy();
      reject(new Error(`neither answered nor closed: ${JSON.stringify(bytes.slice(0, 300))}`));
    });
  });
}
