import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256

/** The upper five bits of each channel. */
const NEAR_SHADES = 0xf8f8f8

interface Pixels {
  readonly width: number
  readonly height: number
  /** One number 0xRRGGBB per pixel. */
  readonly colours: Uint32Array
}

/** Rewrites an 8-bit RGB(A) PNG, as Chromium makes them, with a palette of at most 256 colours: a third of the size. */
export function toPalettePng(png: Buffer): Buffer {
  const pixels = decode(png)
  const palette = popularColours(pixels.colours)
  const indexed = mapToPalette(pixels.colours, palette)
  const rows = Buffer.alloc((pixels.width + 1) * pixels.height)
  for (let y = 0; y < pixels.height; y++) {
    rows.set(indexed.subarray(y * pixels.width, (y + 1) * pixels.width), y * (pixels.width + 1) + 1)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(pixels.width, 0)
  header.writeUInt32BE(pixels.height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const data = deflateSync(rows, { level: 9, memLevel: 9 })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function decode(png: Buffer): Pixels {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const channels = { 2: 3, 6: 4 }[png[25] ?? 0]
  if (png[24] !== 8 || channels === undefined) throw new Error('expected a PNG of 8-bit RGB or RGBA')
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const rows = unfilter(inflateSync(Buffer.concat(parts)), { height, stride: width * channels, channels })
  const colours = new Uint32Array(width * height)
  for (let index = 0; index < colours.length; index++) {
    const at = index * channels
    colours[index] = (rows[at]! << 16) | (rows[at + 1]! << 8) | rows[at + 2]!
  }
  return { width, height, colours }
}

interface Shape {
  readonly height: number
  readonly stride: number
  readonly channels: number
}

/** PNG specification, section 9: each row says how its bytes were predicted from their neighbours. */
function unfilter(data: Buffer, { height, stride, channels }: Shape): Buffer {
  const rows = Buffer.alloc(height * stride)
  for (let y = 0; y < height; y++) {
    const filter = data[y * (stride + 1)]!
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x >= channels ? rows[at - channels]! : 0
      const up = y > 0 ? rows[at - stride]! : 0
      const corner = x >= channels && y > 0 ? rows[at - stride - channels]! : 0
      rows[at] = data[y * (stride + 1) + 1 + x]! + predict(filter, { left, up, corner })
    }
  }
  return rows
}

function predict(filter: number, { left, up, corner }: { left: number; up: number; corner: number }): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/**
 * The colours that stand for most pixels. Near shades count as one, else the many greys of smoothed letters would crowd out a colour that
 * is used only in one thin line.
 */
function popularColours(colours: Uint32Array): number[] {
  const uses = new Map<number, number>()
  for (const colour of colours) uses.set(colour, (uses.get(colour) ?? 0) + 1)
  const groups = new Map<number, { total: number; best: number }>()
  for (const [colour, count] of uses) {
    const group = groups.get(colour & NEAR_SHADES) ?? { total: 0, best: colour }
    const best = count > (uses.get(group.best) ?? 0) ? colour : group.best
    groups.set(colour & NEAR_SHADES, { total: group.total + count, best })
  }
  return [...groups.values()]
    .sort((a, b) => b.total - a.total)
    .slice(0, MOST_COLOURS)
    .map(({ best }) => best)
}

function mapToPalette(colours: Uint32Array, palette: readonly number[]): Uint8Array {
  const known = new Map(palette.map((colour, index) => [colour, index]))
  return Uint8Array.from(colours, (colour) => {
    const index = known.get(colour) ?? nearest(colour, palette)
    known.set(colour, index)
    return index
  })
}

function nearest(colour: number, palette: readonly number[]): number {
  const distance = (other: number) =>
    ((colour >> 16) - (other >> 16)) ** 2 +
    (((colour >> 8) & 255) - ((other >> 8) & 255)) ** 2 +
    ((colour & 255) - (other & 255)) ** 2
  return palette.reduce((best, other, index) => (distance(other) < distance(palette[best]!) ? index : best), 0)
}
