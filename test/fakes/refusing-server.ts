import { createServer, type Socket } from 'node:net';

/** How a PostgreSQL server answers who connects. */
export type Refusal =
  | { readonly code: string; readonly message: string }
  /** Asks for a password, and goes on as a server does. */
  | 'asks for a password'
  /** Has no TLS for who asks for it. */
  | 'has no TLS';

/** Something that speaks PostgreSQL's protocol just long enough to let nobody in. */
export async function refusingServer(how: Refusal): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (data) => answer(socket, Buffer.from(data), how));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  return {
    port,
    [Symbol.asyncDispose]: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

/** The number that stands for "may we speak TLS?" where a version would. */
const tlsRequest = 80_877_103;

function answer(socket: Socket, data: Buffer, how: Refusal): void {
  if (data.length === 8 && data.readInt32BE(4) === tlsRequest) return void socket.write('N');
  if (how === 'has no TLS') return void socket.end();
  if (how !== 'asks for a password') {
    const fields = `SFATAL\0VFATAL\0C${how.code}\0M${how.message}\0\0`;
    return void socket.end(packet('E', Buffer.from(fields)));
  }
  const nonce = /r=([^,\0]+)/.exec(data.toString('latin1'))?.[1];
  if (nonce === undefined) socket.write(packet('R', Buffer.concat([int(10), Buffer.from('SCRAM-SHA-256\0\0')])));
  else socket.write(packet('R', Buffer.concat([int(11), Buffer.from(`r=${nonce}more,s=c2FsdA==,i=4096`)])));
}

function packet(kind: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(kind), int(body.length + 4), body]);
}

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
