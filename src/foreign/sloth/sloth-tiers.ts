import { placed, placedList, placedMap, type Placed } from '../build.js'
import type { ForeignField } from '../foreign-field.js'
import type { SlothSetting } from './sloth-keys.js'
import type { SlothTier } from './sloth-windows.js'
import { writtenTiers } from '../written-tiers.js'

type Off = Readonly<Record<'page' | 'ticket', ForeignField | null>>

/** When an SLO of Sloth alerts, of which only what is not usual is written: windows of its own, or one of the two alerts alone; `null`: as usual. */
export function slothTiers(off: Off, { slo, setting }: { slo: ForeignField; setting: SlothSetting }): Placed | null {
  const one = off.page ?? off.ticket
  one?.changed(`becomes tiers without ${off.page === null ? 'tickets' : 'pages'}`)
  return one === null && setting.tiers === null ? null : written(off, { at: one ?? slo, setting })
}

function written(off: Off, { at, setting }: { at: ForeignField; setting: SlothSetting }): Placed {
  const { origins } = at.desk
  const left = (setting.tiers ?? usualTiers(setting, at)).filter(({ severity }) => off[severity] === null)
  const tiers = left.map(({ severity, budget, long, short }: Tier) =>
    placedMap({ severity: placed(severity, budget), budget, long, short }, budget, origins),
  )
  return placedList(tiers, at, origins)
}

type Tier = Omit<SlothTier, 'short'> & Partial<Pick<SlothTier, 'short'>>

function usualTiers({ period }: SlothSetting, at: ForeignField): Tier[] {
  return writtenTiers(period.text).map(({ severity, budget, long }) => {
    return { severity, budget: placed(budget, at), long: placed(long, at) }
  })
}
