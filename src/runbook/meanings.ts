import type { Meaning } from './meaning.js'
import { PACK_MEANINGS } from './pack-meanings.js'

const OPEN_INCIDENT = 'Acknowledge the incident, so that nobody else is woken: plimsoll incident ack NUMBER.'
const SAY_SO = 'Say what is known, though it is little: plimsoll incident update NUMBER TEXT.'
const CHANGES =
  'Look at what has changed: deployments, configuration, traffic. A deployment that came shortly before is rolled back first and understood later.'
const NEEDS = 'Look whether what it depends on is well; if not, go on with that.'
const BACKUP_LOG =
  'Read the log of its last run, where the job runs: space, credentials, locks and network are the usual reasons.'
const RUN_BACKUP = 'Run the backup by hand, and see that its age falls: plimsoll status.'
const PLIMSOLL_LOG = 'Read the log of the daemon: each line says what was attempted and what came of it.'

const SLO: Readonly<Record<string, Meaning>> = {
  SLOErrorBudgetBurn: {
    meaning:
      'More events are bad than the objective allows, so many that the error budget of the whole period would soon be spent. Both windows of the rule say so: it has gone on for a while, and it is still going on.',
    steps: [
      OPEN_INCIDENT,
      'See whom it hurts and how much: the share of bad events stands in the alert.',
      CHANGES,
      NEEDS,
      SAY_SO,
    ],
  },
  SLOErrorBudgetExhausted: {
    meaning: 'The error budget of the period is spent: the objective is missed, whatever comes now.',
    steps: [
      'Hold back releases that do not mend it: plimsoll gate says whether the gate is closed.',
      'Find out what spent it: the incidents of the period, and days on which the budget fell.',
      'Agree with whoever the objective was promised to what has to come first now.',
    ],
  },
  SLOMetricMissing: {
    meaning: 'The metrics of the objective have not come for a while: nobody knows how the service is.',
    steps: [
      'See whether the service answers at all, without Prometheus.',
      'See whether its target is up in Prometheus, and whether the metric is still called so and has these labels.',
      'If it was renamed, mend the query and generate the rules again.',
    ],
  },
}

const SLA: Readonly<Record<string, Meaning>> = {
  SLABudgetSpent: {
    meaning: 'A large part of the downtime that an agreement allows in its period is used up.',
    steps: [
      'See what used it: the page of the agreement lists the bad time.',
      'Put off planned work that costs more of it.',
      'Tell whoever answers for the customer.',
    ],
  },
  SLABreached: {
    meaning: 'An agreement is breached in this period: what was promised can no longer be kept.',
    steps: [
      'Read what is due, and up to when it can be claimed: the page of the agreement says it.',
      'Check what does not count, such as announced maintenance, and note it with its evidence.',
      'Acknowledge the breach, and tell the customer.',
    ],
  },
  SLABreachForecast: {
    meaning: 'If it goes on as in the last days, an agreement will be breached before its period ends.',
    steps: [
      'See what costs the most: the page of the agreement lists the bad time.',
      'Put off planned work, and mend the greatest cause first.',
    ],
  },
}

const INCIDENT: Readonly<Record<string, Meaning>> = {
  RTOAtRisk: {
    meaning:
      'An incident has been open for a large part of the time within which the service has to be back (RTO), counted from its onset. It is about the incident: it opens none, and ends with it.',
    steps: [
      'See who has the incident: plimsoll incident list --state open. If nobody has acknowledged it, call whoever is on call.',
      'Decide by the clock whether to go on mending, to fail over, or to restore: each takes its time, and drills say how much.',
      NEEDS,
      SAY_SO,
      'Where the objective is missed, say so to those to whom it was promised.',
    ],
  },
}

const BACKUP: Readonly<Record<string, Meaning>> = {
  BackupUnusual: {
    meaning:
      'The newest backup is much smaller or larger than those before it, or took much longer or shorter: it may lack something, or hold what it should not.',
    steps: [
      BACKUP_LOG,
      'See what is in it: list it with its tool, and compare it with the one before.',
      'Restore it somewhere else, or run its drill, before the older ones are deleted.',
      'If the data itself has changed so much, it is well: what is usual follows within some runs.',
    ],
  },
  BackupAgeing: {
    meaning: 'The newest backup is older than it should be by now, though not yet older than its objective.',
    steps: [BACKUP_LOG, RUN_BACKUP],
  },
  BackupStale: {
    meaning: 'The newest backup is older than its objective (RPO): what came after it would be lost.',
    steps: [
      BACKUP_LOG,
      RUN_BACKUP,
      'Until there is a new backup, hold back whatever puts the data at risk: migrations, upgrades, failovers.',
    ],
  },
  BackupNeverSucceeded: {
    meaning: 'No backup of the dataset has ever succeeded, as far as anybody knows.',
    steps: [
      'See whether the job was ever set up, and whether its metric has the labels that the configuration names.',
      RUN_BACKUP,
    ],
  },
  BackupSourceDown: {
    meaning: 'What tells of the backup is silent: nobody knows how old it is, and it goes on ageing.',
    steps: [
      'See whether its exporter or job runs and is scraped.',
      'Ask the backup tool itself for its newest backup.',
    ],
  },
  RecoveryPointLost: {
    meaning: 'A backup that there was is no longer there: the newest one is older than before.',
    steps: [
      'Find out what removed it: retention, a person, a fault of the store.',
      'Make a backup at once, and protect those that are left.',
    ],
  },
  BackupUncovered: {
    meaning: 'Something exists that ought to be backed up, and no dataset covers it.',
    steps: [
      'See what it is: plimsoll inventory --coverage uncovered.',
      'Back it up and name it under covers of a dataset, or say under except why it needs no backup.',
    ],
  },
  InventoryUnknown: {
    meaning: 'Nobody knows what exists, so nobody knows what of it is backed up.',
    steps: ['Run the query of the inventory in Prometheus: it must answer, and its series must have the label.'],
  },
  ControlNonCompliant: {
    meaning: 'Something that has to be so of a dataset is not: its retention, copies, encryption or restore test.',
    steps: [
      'Read what was found: plimsoll controls, or the page of controls.',
      'Mend it where the backup is made, or agree on something else and write it down.',
    ],
  },
  ControlAttestationExpired: {
    meaning: 'Somebody attested a control until a day that is over: it is no longer assessed.',
    steps: ['Look at it again, and give the attestation another day, or a query that proves it.'],
  },
  DrillOverdue: {
    meaning: 'A drill is due and was not held: that recovery works is an old belief.',
    steps: ['Hold it: plimsoll drill start NAME. A small drill held is better than a large one put off.'],
  },
  DrillSuccessLow: {
    meaning: 'Too many drills of the last year failed.',
    steps: [
      'Read what went wrong in those that failed, and see that its action items are done.',
      'Hold the drill again.',
    ],
  },
}

const OWN: Readonly<Record<string, Meaning>> = {
  PlimsollDown: {
    meaning:
      'Prometheus does not reach the daemon: agreements, drills, reports and pings are watched by nobody. Alerts on objectives go on.',
    steps: [
      'See whether the process runs; start it, and read why it ended.',
      'What happened meanwhile it finds again by itself, from Prometheus and Alertmanager.',
    ],
  },
  PlimsollJobFailing: {
    meaning: 'A job of the daemon has not succeeded for a while.',
    steps: [PLIMSOLL_LOG, 'What it missed it makes up for once it works.'],
  },
  PlimsollLedgerLag: {
    meaning: 'The ledger is far behind: figures of agreements and reports are not up to date.',
    steps: ['See whether Prometheus answers, and how long its answers take.', PLIMSOLL_LOG],
  },
  PlimsollNotificationFailing: {
    meaning: 'Messages to a receiver fail: somebody is not told what they should know.',
    steps: [
      'Send a test: plimsoll receivers test NAME. It says what the other side answers.',
      'Tell those people another way until it works.',
    ],
  },
  PlimsollOutboxStuck: {
    meaning: 'Messages wait for too long to be sent.',
    steps: [PLIMSOLL_LOG, 'Send a test: plimsoll receivers test NAME.'],
  },
  PlimsollRulesFailing: {
    meaning: 'Prometheus fails to evaluate rules: alerts that depend on them are blind.',
    steps: [
      'Read the error on the page of rules of Prometheus.',
      'Compare what is loaded with what should be: plimsoll diff.',
    ],
  },
  PlimsollConfigReloadFailed: {
    meaning: 'The configuration was changed and could not be loaded: the one before goes on.',
    steps: ['Read what is wrong with it: plimsoll validate.'],
  },
  PlimsollClockWrong: {
    meaning: 'The clock of the daemon and that of Prometheus differ: times and verdicts are wrong by as much.',
    steps: ['Compare both machines with a time server.'],
  },
  PlimsollAuditLogChanged: {
    meaning: 'The audit log is not as it was written: an entry was changed or removed.',
    steps: [
      'Copy the database before anything else.',
      'See where the chain breaks: plimsoll audit verify.',
      'Treat it as a security incident until it is known how it came about.',
    ],
  },
  PlimsollAlertsSetAside: {
    meaning: 'Alerts came that could not be read or taken in, and were set aside.',
    steps: [PLIMSOLL_LOG],
  },
  PlimsollDrift: {
    meaning:
      'Prometheus or Alertmanager has loaded something else than what is generated from the configuration: what alerts, or who is told, is not what was reviewed.',
    steps: [
      'See what differs: plimsoll diff, or the page of what runs (/drift).',
      'Changed: was a file edited by hand? Put that into the configuration, or take it back by plimsoll generate.',
      'Missing: were the generated files rolled out, and has the server been reloaded since?',
      'Extra: take the file of a service that is gone away. Groups of another Plimsoll are left out by drift.ignore_extra.',
    ],
  },
  PlimsollDriftUnknown: {
    meaning: 'A server does not say what it has loaded: nobody would notice that it is not what was reviewed.',
    steps: [
      'Read why on the page of what runs (/drift): does it answer, and may Plimsoll ask for its rules or its status?',
      'A server that loads no rules, such as VictoriaMetrics beside vmalert, is left out of drift.prometheus.',
    ],
  },
  PlimsollLabelsRenamed: {
    meaning: 'Labels of the daemon’s metrics are renamed when it is scraped: rules on them do not match.',
    steps: ['Set honor_labels for the scrape of Plimsoll, or take the relabelling out.'],
  },
  PlimsollReportFailed: {
    meaning: 'A report could not be made or sent.',
    steps: [PLIMSOLL_LOG, 'Make it again: plimsoll report.'],
  },
  PlimsollReportHeld: {
    meaning: 'A report waits for approval.',
    steps: ['Read it on its page, and approve or refuse it.'],
  },
  PlimsollReportUnacknowledged: {
    meaning: 'A report was sent and nobody has acknowledged it.',
    steps: ['Read it, and acknowledge it on its page.'],
  },
  PlimsollBreachUnacknowledged: {
    meaning: 'A breach of an agreement was told and nobody has acknowledged it.',
    steps: ['Read it, and acknowledge it.'],
  },
  ActionItemOverdue: {
    meaning: 'Something that was learned from an incident or a drill was to be done by a day that is over.',
    steps: ['See which: plimsoll action list --state overdue.', 'Do it, give it another day, or drop it and say why.'],
  },
  ReviewOverdue: {
    meaning: 'A review is due and nobody has signed it off.',
    steps: [
      'Read what is to be reviewed: its page has the document and what has changed since.',
      'Sign it off: plimsoll review sign NAME.',
    ],
  },
  EmergencyPackOld: {
    meaning:
      'The emergency pack is older than it should be: what people would have in their hands is not true any more.',
    steps: [PLIMSOLL_LOG, 'Make it by hand: plimsoll emergency-pack, and put it where people look for it.'],
  },
  Watchdog: {
    meaning: 'It always fires: as long as it arrives, alerts arrive. Who watches it is told when it stays away.',
    steps: ['If it stays away: see whether Prometheus and Alertmanager run and reach each other.'],
  },
}

const ANY: Meaning = {
  meaning: 'What it says of itself stands below.',
  steps: ['See whom it hurts and how much.', CHANGES, NEEDS],
}

const KNOWN: Readonly<Record<string, Meaning>> = { ...SLO, ...SLA, ...INCIDENT, ...BACKUP, ...OWN, ...PACK_MEANINGS }

/** Names of alerts that have words of their own. */
export const knownAlerts: readonly string[] = Object.keys(KNOWN)

/** What is known of an alert by its name, whoever wrote its rule. */
export function meaningOf(alert: string): Meaning {
  return Object.hasOwn(KNOWN, alert) ? (KNOWN[alert] ?? ANY) : ANY
}
