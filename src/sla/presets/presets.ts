import { aws } from './aws.js'
import { communication } from './communication.js'
import { google } from './google.js'
import { microsoft } from './microsoft.js'
import type { Preset } from './preset.js'
import { software } from './software.js'

/** Published contracts by the name under which agreements take them over. */
export const presets: ReadonlyMap<string, Preset> = new Map(
  Object.entries({ ...aws, ...google, ...microsoft, ...software, ...communication }),
)

/** Of the maps under a name, keys of which an agreement that gives one replaces what the preset has of the others. */
export const presetRivals: ReadonlyMap<string, readonly string[]> = new Map([
  ['period', ['calendar', 'billing_anchor_day', 'rolling']],
  ['bad_when', ['error_ratio_above', 'error_ratio_at_least']],
  ['within', ['days', 'business_days', 'months', 'periods']],
  ['credits', ['tiers', 'proportional', 'step']],
  ['', ['slo', 'combine']],
])
