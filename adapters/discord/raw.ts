/** A JSON object of which nothing is promised. */
export type Raw = Readonly<Record<string, unknown>>;

/** Readers of what Discord sent, where any field may be missing, empty or of another kind some day. */
export function record(value: unknown): Raw | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : null;
}

/** The objects in a list; none where there is no list. */
export function records(value: unknown): readonly Raw[] {
  return Array.isArray(value) ? value.map(record).filter((one) => one !== null) : [];
}

/** Discord's ids: decimal numbers, written as text. */
export function snowflake(value: unknown): string | null {
  return typeof value === 'string' && /^\d{1,20}$/.test(value) ? value : null;
}

export function snowflakes(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(snowflake).filter((one) => one !== null) : [];
}

export function words(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

export function whole(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

/** Permissions: a set of bits, written as a decimal number. */
export function bits(value: unknown): bigint | null {
  return typeof value === 'string' && /^\d{1,40}$/.test(value) ? BigInt(value) : null;
}
