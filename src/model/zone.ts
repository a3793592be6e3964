/** Whether the runtime knows this as the name of a time zone, in whatever case. Offsets such as `+02:00` are none. */
export function isZone(text: string): boolean {
  return zoneSpelling(text) !== null;
}

/** The official spelling of a zone's name, or `null` where there is no such zone. */
export function zoneSpelling(text: string): string | null {
  if (!/^[a-z][a-z0-9_+-]*(\/[a-z0-9_+-]+)*$/i.test(text)) return null;
  try {
    return new Temporal.ZonedDateTime(0n, text).timeZoneId;
  } catch {
    return null;
  }
}

/** A platform that does not say where somebody lives leaves UTC, which is rarely right. */
export function isZoneKnown({ zone }: { readonly zone: string }): boolean {
  return zone !== 'UTC';
}
