/**
 * The floors of the house, lowest first. A room knows the rooms of the floors below its own, and none beside it: features know no
 * configuration, what reads text knows no key of it, and what composes everything stands on top.
 */
const floors = [
  ['shared'],
  ['calendar', 'store', 'alertmanager', 'yaml'],
  ['http', 'promql', 'event', 'scheduler'],
  ['dashboard', 'prometheus'],
  ['slo', 'packs', 'backup', 'maintenance', 'self'],
  ['sla'],
  ['service'],
  ['incident', 'ledger', 'discover', 'backtest', 'foreign'],
  ['words'],
  ['evidence', 'metrics', 'notify'],
  ['report', 'status', 'escalation'],
  ['config'],
  ['generate'],
  ['live'],
  ['diff'],
  ['app'],
  ['cli'],
  ['main'],
]

/** Rooms that `room` may import. */
function importedFrom(room) {
  return floors
    .slice(
      0,
      floors.findIndex((floor) => floor.includes(room)),
    )
    .flat()
}

module.exports = { floors, importedFrom }
