/** A picture that stands in a file beside the configuration, read with it. */
export interface PictureFile {
  readonly type: 'png' | 'svg'
  readonly bytes: Uint8Array
}

/** More than this is no logo, and every mail carries it. */
export const MOST_PICTURE_BYTES = 100_000

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** What an SVG could fetch, run or blow up. */
const UNWANTED = /<!ENTITY|<(?:script|image|foreignObject|use)\b|href\s*=\s*["'](?!#)|url\(\s*["']?(?!#)/i

/**
 * A picture out of the bytes of a file, whatever the file is called.
 *
 * @returns what is wrong with it, else the picture
 */
export function pictureOf(bytes: Uint8Array): PictureFile | string {
  if (bytes.length > MOST_PICTURE_BYTES) return `has ${bytes.length} bytes, more than ${MOST_PICTURE_BYTES}`
  if (PNG.every((byte, index) => bytes[index] === byte)) return { type: 'png', bytes }
  const text = new TextDecoder().decode(bytes)
  if (!/^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[^>[]*>\s*)?<svg[\s>]/.test(text)) {
    return 'is neither a PNG nor an SVG'
  }
  return UNWANTED.test(text)
    ? 'has parts that fetch, run or repeat something, which a logo need not'
    : { type: 'svg', bytes }
}
