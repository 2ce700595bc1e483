import type { Branding } from './branding.js'
import { drawLogo, type ShownLogo } from '../render/logo-files.js'
import type { Brand } from '../render/page.js'

/** What a report looks like, drawn once for all formats. */
export interface DrawnBrand {
  readonly colour: string | null
  readonly logo: ShownLogo | null
}

/** Logos that were drawn: every report of a house has the same. */
const drawn = new WeakMap<object, ShownLogo>()

export function drawBrand({ logo, colour }: Branding): DrawnBrand {
  if (logo === null) return { logo, colour }
  const shown = drawn.get(logo) ?? drawLogo(logo)
  drawn.set(logo, shown)
  return { logo: shown, colour }
}

/** The same with where its logo stands. */
export function brandAt({ colour, logo }: DrawnBrand, addressOf: (logo: ShownLogo) => string): Brand {
  return { colour, logo: logo === null ? null : { address: addressOf(logo), width: logo.width, height: logo.height } }
}
