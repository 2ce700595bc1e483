/** A number could not be read: the bytes end too early or are not of our making. */
export class CorruptBytes extends Error {}

/**
 * Appends a whole number in [0, 2^53) as LEB128: seven bits a byte, lowest first.
 *
 * @throws RangeError for anything else: of infinity there is no last byte
 */
export function writeVarint(bytes: number[], value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`no whole number to write: ${value}`)
  let rest = value
  // Division, not shifts: those stop at 32 bits.
  while (rest >= 128) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}

/** Reads numbers of `writeVarint` one after the other. */
export class VarintReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length
  }

  /** @throws CorruptBytes when the bytes end within a number */
  next(): number {
    let value = 0
    let weight = 1
    for (;;) {
      const byte = this.#bytes[this.#at++]
      if (byte === undefined || weight > 2 ** 49) throw new CorruptBytes('a number does not end')
      value += (byte & 127) * weight
      if (byte < 128) return value
      weight *= 128
    }
  }
}

/** Folds signed whole numbers into unsigned ones: 0, −1, 1, −2, … become 0, 1, 2, 3, … */
export function zigzag(value: number): number {
  return value >= 0 ? value * 2 : -value * 2 - 1
}

export function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}
