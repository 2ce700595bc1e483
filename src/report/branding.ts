import type { PictureFile } from '../document/picture-file.js'

/** Of whom a report looks. */
export interface Branding {
  /** `null`: none. */
  readonly logo: PictureFile | null
  /** `#0b57a4`, on which white can be read; `null`: none. */
  readonly colour: string | null
}

export const noBranding: Branding = { logo: null, colour: null }

/** White letters are read on a ground by WCAG 2.2 (AA) from this contrast on. */
const LEAST_CONTRAST = 4.5

/** Relative luminance of `#rrggbb`, by WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channelsOf(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
}

/** How well white can be told from a colour: 1 to 21. */
export function contrastWithWhite(colour: string): number {
  return 1.05 / (luminance(colour) + 0.05)
}

export function isDarkEnough(colour: string): boolean {
  return contrastWithWhite(colour) >= LEAST_CONTRAST
}

/** The same colour, darkened until white can be read on it. */
export function darkened(colour: string): string {
  for (let share = 100; share >= 0; share--) {
    const channels = channelsOf(colour).map((channel) => Math.floor((channel * share) / 100))
    const darker = `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
    if (isDarkEnough(darker)) return darker
  }
  return '#000000'
}

/** What a report says of it before what all say. */
export function brandingFor(own: Partial<Branding> | undefined, common: Branding): Branding {
  return { logo: own?.logo ?? common.logo, colour: own?.colour ?? common.colour }
}
