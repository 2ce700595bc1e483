/** Data as a text that keeps dates and whole numbers of any size apart from texts that look like them. */
export function toKeptText(value: unknown): string {
  return JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key: string, written: unknown) {
    const raw = this[key]
    if (raw instanceof Date) return { $date: raw.getTime() }
    return typeof raw === 'bigint' ? { $whole: String(raw) } : written
  })
}

/** The same data. What it is is known by who wrote it: the format of a row is in its fingerprint. */
export function fromKeptText(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value
    if ('$date' in value) return new Date(value.$date as number)
    return '$whole' in value ? BigInt(value.$whole as string) : value
  })
}
