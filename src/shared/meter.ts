/**
 * Where counters and histograms are fed. Safe to call at any time; never throws for a defined name and its labels.
 *
 * @typeParam Name of the metrics that a room feeds
 */
export interface Meter<Name extends string> {
  count(name: Name, labels: Readonly<Record<string, string>>, by?: number): void
  observe(name: Name, labels: Readonly<Record<string, string>>, seconds: number): void
}

/** For a command beside the daemon, whose metrics nobody scrapes. */
export const ignoreMeter: Meter<string> = { count: () => undefined, observe: () => undefined }
