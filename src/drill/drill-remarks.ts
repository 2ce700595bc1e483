import { subjectOf, type RemarkKind } from '../feature/remark.js'
import { formatDuration } from '../shared/duration.js'
import { plannedDrills, type DrilledService, type PlannedDrill } from './drill.js'

/** What remarks on drills read of the configuration. */
export interface DrillsConfigured {
  readonly services: readonly DrilledService[]
}

type Found = ReturnType<RemarkKind<DrillsConfigured>['find']>[number]

/** Nothing but a check proves that something is back. */
const unproved: RemarkKind<DrillsConfigured> = {
  rule: 'unproved-drill',
  meaning: 'a drill that is no tabletop has no `checks`, so each of its runs fails',
  mend: 'add a check, or call it a tabletop',
  find: ({ services }) =>
    eachDrill(services, (drill) =>
      drill.type === 'tabletop' || drill.checks.length > 0
        ? null
        : {
            message: 'has no check: without one that passes no run can be passed',
            hint: 'say under `checks` what has to be so again, or call it a tabletop',
          },
    ),
}

/** A drill may be held to less than was promised for the service only knowingly. */
const lenient: RemarkKind<DrillsConfigured> = {
  rule: 'lenient-drill',
  meaning: 'the `rto` of a drill is longer than that of its service',
  mend: 'leave `rto` out of the drill, or promise less',
  find: ({ services }) =>
    services.flatMap((service) => eachDrill([service], (drill) => tooLong(drill, service.targets.rtoSeconds))),
}

export const drillRemarks: readonly RemarkKind<DrillsConfigured>[] = [unproved, lenient]

function eachDrill(
  services: readonly DrilledService[],
  find: (drill: PlannedDrill) => Omit<Found, 'subject'> | null,
): Found[] {
  return plannedDrills(services).flatMap((drill) => {
    const found = find(drill)
    return found === null ? [] : [{ subject: subjectOf(drill), ...found }]
  })
}

function tooLong({ rtoSeconds }: PlannedDrill, targetSeconds: number) {
  if (rtoSeconds <= targetSeconds) return null
  const [own, promised] = [rtoSeconds, targetSeconds].map(formatDuration)
  return {
    message: `is held to an RTO of ${own}, while its service promises ${promised}`,
    hint: `leave \`rto\` out of the drill for ${promised}`,
  }
}
