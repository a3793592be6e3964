import type { IncomingMessage } from 'node:http';

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The arguments of a method: form fields, those that hold JSON parsed; or a JSON body. */
export function readArguments(body: Buffer, request: IncomingMessage): Readonly<Record<string, unknown>> {
  if ((request.headers['content-type'] ?? '').includes('json')) return JSON.parse(body.toString());
  const fields = [...new URLSearchParams(body.toString())];
  return Object.fromEntries(
    fields.map(([name, value]) => [name, structured.includes(name) ? JSON.parse(value) : value]),
  );
}

/** The bytes of the one file in a multipart body. */
export function uploadedBytes(body: Buffer, request: IncomingMessage): Uint8Array {
  const boundary = /boundary=([^;]+)/.exec(request.headers['content-type'] ?? '')?.[1] ?? '';
  const start = body.indexOf('\r\n\r\n') + 4;
  return new Uint8Array(body.subarray(start, body.lastIndexOf(`\r\n--${boundary}`)));
}

const structured = ['blocks', 'view', 'metadata', 'files'];
