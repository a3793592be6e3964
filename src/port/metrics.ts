/**
 * What is counted and measured for the host. No label ever names a couple, a person, or what they wrote: a label has one
 * of a few values that are known beforehand.
 */
export interface Metrics {
  /** `name` in snake case without `attune_` before and `_total` after it; one counter per name, one label at most. */
  count(name: string, label?: string, by?: number): void;
  /** Sets a gauge; `null` where its value is not known now: then it is not there, and without `labels` all of it is not. */
  gauge(name: string, value: number | null, labels?: Readonly<Record<string, string>>): void;
  /** Adds a length of time to a histogram, in seconds. */
  observe(name: string, seconds: number, label?: string): void;
}
