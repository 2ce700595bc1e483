import { environmentColumn, serviceColumn, stateColumn } from '../dashboard/columns.js'
import type { TablePanel } from '../dashboard/panel.js'
import type { Scope } from '../dashboard/scope.js'
import { stateNumber, type State } from '../dashboard/state.js'
import { CONTROL_METRICS } from './control-metrics.js'
import type { ControlStatus } from './control-names.js'

/** As people read them, the best first. */
const STATES: readonly (State & { readonly name: ControlStatus })[] = [
  { name: 'compliant', text: 'compliant', colour: 'green' },
  { name: 'not_assessed', text: 'not assessed', colour: 'blue' },
  { name: 'non_compliant', text: 'not compliant', colour: 'red' },
]

const IDENTITY = ['service', 'environment', 'dataset', 'control', 'part']

/** Every control that somebody asks for, the worst first. */
export function controlsTable(scope: Scope): TablePanel {
  return {
    kind: 'table',
    key: 'controls',
    title: 'Controls: what has to be so of datasets',
    description:
      'One row per control, from the daemon: compliant or not by evidence that holds now (a metric, a drill that was passed, an attestation), else not assessed. What was found stands on the page /controls.',
    width: 24,
    height: 6,
    sortBy: 'State',
    descending: true,
    noRows: 'no control is asked for here',
    columns: [
      stateColumn(stateNumber(CONTROL_METRICS.status, STATES, { scope, by: IDENTITY }), STATES),
      serviceColumn,
      { kind: 'label', label: 'dataset', title: 'Dataset' },
      { kind: 'label', label: 'control', title: 'Control' },
      { kind: 'label', label: 'part', title: 'Type or copy' },
      environmentColumn,
    ],
  }
}
