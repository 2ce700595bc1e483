import type { MetricDefinition } from '../shared/metric.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const DRILL_METRICS = {
  rtoTarget: 'plimsoll_rto_target_seconds',
  rtoActual: 'plimsoll_rto_actual_seconds',
  recoveryPoint: 'plimsoll_drill_recovery_point_timestamp_seconds',
  dataLoss: 'plimsoll_drill_data_loss_seconds',
  successRatio: 'plimsoll_drill_success_ratio',
  successTarget: 'plimsoll_drill_success_target_ratio',
  runs: 'plimsoll_drill_runs',
  lastSuccess: 'plimsoll_drill_last_success_timestamp_seconds',
  overdue: 'plimsoll_drill_overdue',
  due: 'plimsoll_drill_due_timestamp_seconds',
  open: 'plimsoll_drill_running',
  classLastSuccess: 'plimsoll_drill_class_last_success_timestamp_seconds',
} as const

const place = ['service', 'environment']
const each = [...place, 'drill', 'type', 'class']

/** How drills went, and when they are due. */
export const drillMetrics: readonly MetricDefinition[] = [
  {
    name: DRILL_METRICS.rtoTarget,
    help: 'How long it may take until everything is back, by drill.',
    type: 'gauge',
    labels: each,
  },
  {
    name: DRILL_METRICS.rtoActual,
    help: 'How long it took in the last run of a drill in which everything came back, pauses among them; absent where it never did. `source` is `drill`.',
    type: 'gauge',
    labels: [...each, 'source'],
  },
  {
    name: DRILL_METRICS.recoveryPoint,
    help: 'How new the newest data was that came back, in the last run of a drill that was passed and of which that was said; absent where there is none. A verified recovery point.',
    type: 'gauge',
    labels: each,
  },
  {
    name: DRILL_METRICS.dataLoss,
    help: 'How old that data was when the clock of that run began: what was lost, in time.',
    type: 'gauge',
    labels: each,
  },
  {
    name: DRILL_METRICS.successRatio,
    help: 'Share of the drills of a service that were passed within 365 days, of those that were passed or failed: tabletops and runs that were given up are left out. Absent where there was none.',
    type: 'gauge',
    labels: place,
  },
  {
    name: DRILL_METRICS.successTarget,
    help: 'Share of the drills of a service that should be passed.',
    type: 'gauge',
    labels: place,
  },
  {
    name: DRILL_METRICS.runs,
    help: 'Runs of drills of a service that ended within 365 days, by `outcome`: `passed`, `failed`, `abandoned`, and `tabletop` for those that were held to their end.',
    type: 'gauge',
    labels: [...place, 'outcome'],
  },
  {
    name: DRILL_METRICS.lastSuccess,
    help: 'When a drill was passed last; absent where it never was.',
    type: 'gauge',
    labels: each,
  },
  {
    name: DRILL_METRICS.due,
    help: 'When a drill is due; absent where it has no cadence.',
    type: 'gauge',
    labels: each,
  },
  {
    name: DRILL_METRICS.overdue,
    help: '1 where a drill is overdue, 0 where it is not; absent where it has no cadence.',
    type: 'gauge',
    labels: each,
  },
  { name: DRILL_METRICS.open, help: '1 while a drill is being held, else 0.', type: 'gauge', labels: each },
  {
    name: DRILL_METRICS.classLastSuccess,
    help: 'When a drill of a service for a class of failures was passed last, tabletops among them; absent where none ever was.',
    type: 'gauge',
    labels: [...place, 'class'],
  },
]
