/** What is counted for the host. No label ever names a couple, a person, or what they wrote. */
export interface Metrics {
  /** `name` in snake case without `attune_` before and `_total` after it; one counter per name, one label at most. */
  count(name: string, label?: string, by?: number): void;
  /** Sets a gauge. */
  gauge(name: string, value: number): void;
}
