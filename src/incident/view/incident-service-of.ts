import type { IncidentService } from './incident-summary.js'
import type { Service } from '../../service/service.js'

/** A configured service as incidents know it. */
export function incidentServiceOf({ name, environment, targets }: Service): IncidentService {
  return {
    service: name,
    environment,
    targets: {
      detectSeconds: targets.mttdSeconds,
      acknowledgeSeconds: targets.mttaSeconds,
      recoverSeconds: targets.mttrSeconds,
      objectiveSeconds: targets.rtoSeconds,
    },
  }
}
