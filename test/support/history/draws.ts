/** Counts of independent events: by waiting times, and for many of them by the normal distribution. */
export function poisson(mean: number, random: () => number): number {
  if (mean > 200) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  let count = 0
  for (let left = mean - exponential(random); left > 0; left -= exponential(random)) count++
  return count
}

/** How many of so many fail. */
export function binomial(count: number, share: number, random: () => number): number {
  const variance = count * share * (1 - share)
  if (variance > 100)
    return Math.min(count, Math.max(0, Math.round(count * share + Math.sqrt(variance) * normal(random))))
  let failed = 0
  for (let index = 0; index < count; index++) if (random() < share) failed++
  return failed
}

function exponential(random: () => number): number {
  return -Math.log(1 - random())
}

export function normal(random: () => number): number {
  return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random())
}

/** Mean 1, variance 1 / shape (Marsaglia and Tsang, 2000). */
export function gamma(shape: number, random: () => number): number {
  const d = Math.max(shape, 1) - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return (d * v) / Math.max(shape, 1)
  }
}
