import type { Badge } from '../../page/helpers.js'
import type { DeploymentState } from '../deployment.js'

const BADGES: Readonly<Record<DeploymentState, Badge>> = {
  watched: { tone: 'open', text: 'watched' },
  degraded: { tone: 'bad', text: 'made things worse' },
  healthy: { tone: 'good', text: 'healthy' },
  inconclusive: { tone: 'calm', text: 'inconclusive' },
  rolled_back: { tone: 'warn', text: 'rolled back' },
}

export function deploymentBadge(state: DeploymentState): Badge {
  return BADGES[state]
}
