const OFFSET = 14_695_981_039_346_656_037n
const PRIME = 1_099_511_628_211n
const MASK = (1n << 64n) - 1n
const SEPARATOR = 255

/** Alertmanager's name of an alert: FNV-1a (64 bit) over its labels sorted by name, as 16 hexadecimal digits. */
export function fingerprintOf(labels: Readonly<Record<string, string>>): string {
  const encoder = new TextEncoder()
  let hash = OFFSET
  const add = (byte: number) => {
    hash = ((hash ^ BigInt(byte)) * PRIME) & MASK
  }
  const bytesOf = (text: string) => encoder.encode(text)
  const names = Object.keys(labels).toSorted((a, b) => compare(bytesOf(a), bytesOf(b)))
  for (const name of names) {
    for (const text of [name, labels[name] ?? '']) {
      bytesOf(text).forEach(add)
      add(SEPARATOR)
    }
  }
  return hash.toString(16).padStart(16, '0')
}

/** In the order of their bytes, as Go sorts. */
function compare(a: Uint8Array, b: Uint8Array): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
