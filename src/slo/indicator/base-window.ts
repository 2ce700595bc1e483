/**
 * Range of the base rate: scrape interval + whole minutes, so that `rate(x[B])` holds exactly whole minutes of increments and every
 * increment weighs the same, at 30 s and at 60 s steps.
 *
 * @param scrapeIntervalSeconds > 0
 * @returns seconds: 75 for 15, 90 for 30, 120 for 60
 */
export function baseWindowSeconds(scrapeIntervalSeconds: number): number {
  return scrapeIntervalSeconds + 60 * Math.ceil(scrapeIntervalSeconds / 60)
}
