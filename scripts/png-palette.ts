import { inflateSync } from 'node:zlib'
import { palettePng, type Pixels } from '../src/render/chart/palette-png-files.js'

/** Rewrites an 8-bit RGB(A) PNG, as Chromium makes them, with a palette of at most 256 colours: a third of the size. */
export function toPalettePng(png: Buffer): Uint8Array {
  return palettePng(decode(png), 256)
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
  const rgba = new Uint8Array(width * height * 4)
  for (let index = 0; index < width * height; index++) {
    rgba.set(rows.subarray(index * channels, index * channels + 3), index * 4)
  }
  return { width, height, rgba }
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
