/** A property of jCal (RFC 7265): name, parameters, type, values. */
export type JcalProperty = readonly [string, Readonly<Record<string, string>>, string, ...unknown[]]

/** A component of jCal: name, properties, components within. */
export type JcalComponent = readonly [string, readonly JcalProperty[], readonly JcalComponent[]]

/** A reading of the clock on the wall, as jCal has it: `2026-03-29T02:00:00`. */
export function wallText(wall: number): string {
  return new Date(wall).toISOString().slice(0, 19)
}

/** An instant in UTC: `2026-03-29T01:00:00Z`. */
export function utcText(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`
}
