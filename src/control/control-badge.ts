import type { Badge } from '../page/helpers.js'
import type { ControlStatus } from './control-names.js'

const BADGES: Readonly<Record<ControlStatus, Badge>> = {
  compliant: { tone: 'good', text: 'compliant' },
  non_compliant: { tone: 'bad', text: 'not compliant' },
  not_assessed: { tone: 'open', text: 'not assessed' },
}

export function controlBadge(status: ControlStatus): Badge {
  return BADGES[status]
}
