import type { Log, LogField } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';

/** A log that keeps its lines, as they would be written, errors with everything that is in them. */
export class MemoryLog implements Log {
  readonly lines: string[] = [];

  debug(event: string, fields: Record<string, LogField> = {}): void {
    this.#add('debug', event, fields);
  }

  info(event: string, fields: Record<string, LogField> = {}): void {
    this.#add('info', event, fields);
  }

  warn(event: string, fields: Record<string, LogField> = {}): void {
    this.#add('warn', event, fields);
  }

  error(event: string, error: unknown, fields: Record<string, LogField> = {}): void {
    const stack = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error);
    this.#add('error', event, { ...fields, error: stack });
  }

  #add(level: string, event: string, fields: Record<string, LogField>): void {
    this.lines.push(JSON.stringify({ level, event, ...fields }));
  }
}

/** Counts in a map: `name{label}`. */
export class MemoryMetrics implements Metrics {
  readonly values = new Map<string, number>();

  count(name: string, label = '', by = 1): void {
    const key = `${name}{${label}}`;
    this.values.set(key, (this.values.get(key) ?? 0) + by);
  }

  gauge(name: string, value: number | null): void {
    if (value === null) this.values.delete(name);
    else this.values.set(name, value);
  }

  observe(): void {}
}
