import type { Dataset } from '../backup/dataset.js'
import type { DrillPart } from '../drill/drill.js'
import { subjectOf, type RemarkKind } from '../feature/remark.js'

/** What remarks on controls read of the configuration. */
export interface ControlsConfigured {
  readonly services: readonly (DrillPart & { readonly datasets: readonly Dataset[] })[]
}

const unproved: RemarkKind<ControlsConfigured> = {
  rule: 'unproved-control',
  meaning:
    '`retention` (or its `points`), `encryption` or `immutability` of a dataset has no evidence: neither query nor attestation, and its preset does not tell',
  mend: 'give a query, or say who attests it until when',
  find: ({ services }) =>
    services.flatMap(({ datasets }) =>
      datasets.flatMap((dataset) =>
        dataset.controls.flatMap((plan) =>
          'proof' in plan && plan.proof.kind === 'none'
            ? [
                {
                  subject: subjectOf(dataset),
                  message: `nothing tells of its ${plan.control}, which stays not assessed`,
                  hint: 'give a query, or `attested_by` and `expires`',
                },
              ]
            : [],
        ),
      ),
    ),
}

/** Who talks a restore through has brought nothing back, nor who brings back something else. */
const otherDrill: RemarkKind<ControlsConfigured> = {
  rule: 'unfit-restore-test',
  meaning:
    'the drill under `restore_test` of a dataset is a tabletop, or says that it brings back another dataset, or none',
  mend: 'name another drill, or say under `dataset` of the drill what it brings back',
  find: ({ services }) =>
    services.flatMap(({ datasets, drills }) =>
      datasets.flatMap((dataset) => {
        const plan = dataset.controls.find((one) => one.control === 'restore_test')
        const drill = drills.find(({ name }) => plan !== undefined && 'drill' in plan && name === plan.drill)
        if (drill === undefined) return []
        const fault = faultOf(drill, dataset.name)
        return fault === null ? [] : [{ subject: subjectOf(dataset), ...fault }]
      }),
    ),
}

export const controlRemarks: readonly RemarkKind<ControlsConfigured>[] = [unproved, otherDrill]

function faultOf({ name, type, dataset }: DrillPart['drills'][number], wanted: string) {
  if (type === 'tabletop') {
    return {
      message: `its restore test ${name} is a tabletop, which brings nothing back: it is never compliant`,
      hint: 'name a drill of the type restore',
    }
  }
  if (dataset === wanted) return null
  const what = dataset === null ? 'does not say what it brings back' : `brings back ${dataset}`
  return {
    message: `its restore test ${name} ${what}`,
    hint: `write \`dataset: ${wanted}\` into the drill, if that is so`,
  }
}
