/**
 * The time whose increments one base rate holds: whole minutes, so that every increment weighs the same, at 30 s and at 60 s steps.
 *
 * @param scrapeIntervalSeconds > 0
 * @returns seconds: 60 for scrapes of up to a minute, 120 for those of up to two
 */
export function countedSeconds(scrapeIntervalSeconds: number): number {
  return 60 * Math.ceil(scrapeIntervalSeconds / 60)
}

/**
 * Range of the base rate: `rate(x[B])` holds the increments between the first and the last scrape in it, which is the scrape interval less than B.
 *
 * @param scrapeIntervalSeconds > 0
 * @returns seconds: 75 for 15, 90 for 30, 120 for 60
 */
export function baseWindowSeconds(scrapeIntervalSeconds: number): number {
  return scrapeIntervalSeconds + countedSeconds(scrapeIntervalSeconds)
}
