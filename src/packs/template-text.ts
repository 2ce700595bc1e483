/** Texts of alerts as Prometheus's templates write them, for the tests of annotations. Source: `template/template.go` of Prometheus. */

/** As `humanizePercentage`: `91.8%`. */
export function humanPercentage(ratio: number): string {
  return `${significant(ratio * 100)}%`
}

/** As `humanizeDuration`: `1h 30m 0s`, `45s`, `60ms`. */
export function humanDuration(seconds: number): string {
  if (seconds < 0) return `-${humanDuration(-seconds)}`
  if (seconds !== 0 && seconds < 1) return `${significant(seconds * 1000)}ms`
  if (seconds < 60) return `${significant(seconds)}s`
  const whole = Math.floor(seconds)
  const [days, hours, minutes] = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3600) % 24,
    Math.floor(whole / 60) % 60,
  ]
  const rest = `${minutes}m ${whole % 60}s`
  if (days > 0) return `${days}d ${hours}h ${rest}`
  return hours > 0 ? `${hours}h ${rest}` : rest
}

/** What becomes of an annotation: labels and the value, which is given as text, are filled in. */
export function expandTemplate(
  template: string,
  { labels, value }: { readonly labels: Readonly<Record<string, string>>; readonly value: string },
): string {
  return template.replace(/\{\{ (.*?) \}\}/g, (_, inside: string) => {
    const [what = '', filter] = inside.split(' | ')
    if (what === '"{{"') return '{{'
    if (what === '$value') return value
    const text = labels[what.replace('$labels.', '')] ?? ''
    return filter === 'urlquery' ? encodeURIComponent(text) : text
  })
}

/** As `%.4g` writes numbers of a usual size. */
function significant(value: number): string {
  return String(Number(value.toPrecision(4)))
}
