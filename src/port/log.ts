/** A field of a log line. Partner words have no place here, and the type leaves them out. */
export type LogField = string | number | boolean | null | undefined;

/** One line per event, named by a fixed English phrase; everything that varies is a field. */
export interface Log {
  debug(event: string, fields?: Record<string, LogField>): void;
  info(event: string, fields?: Record<string, LogField>): void;
  warn(event: string, fields?: Record<string, LogField>): void;
  /** `error` is logged by class name, code and stack: never its message, which may quote what was typed. */
  error(event: string, error: unknown, fields?: Record<string, LogField>): void;
}
