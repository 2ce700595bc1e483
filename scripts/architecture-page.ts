// The page that draws the house from the code: rooms, arrows, and the ways through it.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const { rooms } = createRequire(import.meta.url)('./floors.cjs') as {
  /** Floors, lowest first: what each room is. */
  readonly rooms: readonly Readonly<Record<string, string>>[]
}

/** What is followed through the code: a file and the name in it that does the next thing. */
const WAYS: readonly { readonly title: string; readonly steps: readonly (readonly [string, string])[] }[] = [
  {
    title: 'A key, from YAML to a rule',
    steps: [
      ['src/config/load-config-files.ts', 'loadConfig'],
      ['src/yaml/read-document.ts', 'readDocument'],
      ['src/slo/slo-schema.ts', 'sloSchema'],
      ['src/config/checks/check-config.ts', 'checkConfig'],
      ['src/slo/slo-key.ts', 'slosKey'],
      ['src/config/resolve/resolve-service.ts', 'resolveService'],
      ['src/slo/resolve-slo.ts', 'resolveSlo'],
      ['src/slo/slo-rules.ts', 'sloRules'],
      ['src/slo/recording-rules.ts', 'baseRateRules'],
      ['src/slo/alert-rules.ts', 'burnAlert'],
      ['src/slo/feature.ts', 'sloFeature'],
      ['src/features.ts', 'features'],
      ['src/generate/rule-sets.ts', 'ruleSetOf'],
      ['src/generate/generate-files.ts', 'generateFiles'],
    ],
  },
  {
    title: 'A sample, from Prometheus to `/metrics`',
    steps: [
      ['src/prometheus/prometheus-client.ts', 'createPrometheusReader'],
      ['src/ledger/ingest-job.ts', 'ingest'],
      ['src/ledger/read-minutes.ts', 'readMinutes'],
      ['src/ledger/objective-track-store.ts', 'objectiveTrack'],
      ['src/ledger/ledger-hour-store.ts', 'mergedHours'],
      ['src/ledger/counts-store.ts', 'createCountsReader'],
      ['src/status/read-status.ts', 'createStatusReader'],
      ['src/slo/runtime.ts', 'createSlo'],
      ['src/slo/read-slos.ts', 'readSlos'],
      ['src/slo/evaluate-slo.ts', 'evaluateSlo'],
      ['src/slo/slo-answer.ts', 'slosStatus'],
      ['src/slo/slo-metrics.ts', 'sloSamples'],
      ['src/status/status-parts.ts', 'statusSamples'],
      ['src/app/newest-status.ts', 'NewestStatus'],
      ['src/app/assemble-app.ts', 'assembleApp'],
      ['src/metrics/metrics-registry.ts', 'createMetricsRegistry'],
      ['src/app/http/metrics-router.ts', 'createMetricsRouter'],
    ],
  },
  {
    title: 'An alert, from the webhook to a sent message',
    steps: [
      ['src/incident/intake/webhook-router.ts', 'createWebhookRouter'],
      ['src/incident/intake/alert-intake-store.ts', 'createAlertIntake'],
      ['src/incident/intake/alert-queue-store.ts', 'applyWaiting'],
      ['src/incident/intake/apply-to-book-store.ts', 'applyToBook'],
      ['src/incident/intake/alert-desk.ts', 'createAlertDesk'],
      ['src/incident/intake/merge-observation.ts', 'mergeObservation'],
      ['src/incident/intake/place-alert.ts', 'placeAlert'],
      ['src/incident/incident-store.ts', 'saveApplied'],
      ['src/event/event-consumer-store.ts', 'createEventConsumer'],
      ['src/escalation/escalation-job.ts', 'createEscalationJob'],
      ['src/escalation/follow-incidents-store.ts', 'followIncident'],
      ['src/escalation/incident-news-of.ts', 'incidentNewsOf'],
      ['src/notify/messages/compose-news-sender.ts', 'NewsComposer'],
      ['src/notify/outbox-store.ts', 'OutboxStore'],
      ['src/notify/delivery-job.ts', 'createDeliveryJob'],
      ['src/notify/message-sender.ts', 'createMessageSender'],
    ],
  },
  {
    title: 'An agreement, from its key to its sentence in the report',
    steps: [
      ['src/sla/sla-schema.ts', 'slaSchema'],
      ['src/sla/resolve-agreement.ts', 'resolveAgreement'],
      ['src/report/create-reports.ts', 'createReports'],
      ['src/sla/report/agreement-report.ts', 'createAgreementReport'],
      ['src/sla/report/read-agreement-months.ts', 'readAgreementMonths'],
      ['src/sla/read-results.ts', 'readResults'],
      ['src/sla/read-contracts.ts', 'readContracts'],
      ['src/sla/contract-question.ts', 'planQuestion'],
      ['src/sla/contract/plan.ts', 'planContract'],
      ['src/sla/read-request-sums.ts', 'readRequestSums'],
      ['src/sla/contract/tally-contract.ts', 'tallyContract'],
      ['src/sla/contract/judge-contract.ts', 'judgeContract'],
      ['src/sla/contract/owed.ts', 'owedFor'],
      ['src/sla/result-of-contract.ts', 'resultOfContract'],
      ['src/sla/report/agreement-month.ts', 'agreementMonths'],
      ['src/sla/report/agreement-words.ts', 'agreementSentences'],
      ['src/sla/report/agreement-sections.ts', 'agreementSection'],
      ['src/report/report-page.ts', 'reportPage'],
      ['src/render/text.ts', 'renderText'],
      ['src/report/compose-report-files.ts', 'ComposedReport'],
    ],
  },
  {
    title: 'Late data, from its arrival to a corrected report',
    steps: [
      ['src/ledger/ingest-plan.ts', 'planIngest'],
      ['src/ledger/hours-of.ts', 'mergeHour'],
      ['src/ledger/refill-plan.ts', 'dueSpans'],
      ['src/ledger/refill-job.ts', 'planRefill'],
      ['src/ledger/late-hours-store.ts', 'fillNoting'],
      ['src/ledger/dataset-store.ts', 'moveDatasets'],
      ['src/ledger/exposure.ts', 'summariseExposure'],
      ['src/report/late-data-store.ts', 'findLateData'],
      ['src/report/revise-report.ts', 'reviseReport'],
    ],
  },
]

/** The whole page. Throws where a way names what is not in the code any more. */
export function architecturePage(): string {
  return `# Architecture

<!-- Made by \`npm run docs:generate\` from scripts/floors.cjs and the code; a test holds it. -->

A folder under \`src/\` is a room of the domain and holds all that belongs to it. A room knows the rooms of the floors below its own and none beside it; of
a feature it knows \`feature.ts\`, \`answers.ts\`, \`runtime.ts\` and what \`scripts/doors.cjs\` lists. \`npm run arrows\` refuses everything else. A plain file imports nothing of the outside world: what it reads it gets
through ports. A suffix (\`-store\`, \`-job\`, \`-client\`, \`-router\`, \`-sender\`, \`-files\`, \`-server\`) marks what does; \`runtime.ts\` and the rooms app, cli, prometheus, store, scheduler, http and metrics need
none.

## Rooms, from the top floor down

| room | what it is | knows |
| ---- | ---------- | ----- |
${[...rooms].reverse().flatMap(floorRows).join('\n')}

## Ways through it

${WAYS.map(wayText).join('\n\n')}
`
}

function floorRows(floor: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(floor).map(([room, sentence]) => {
    const files = filesOf(room)
    return `| \`${room}\` | ${sentence} | ${roomsIn(room, files).join(', ')} |`
  })
}

function filesOf(room: string): readonly string[] {
  if (['main', 'features', 'answers'].includes(room)) return [`src/${room}.ts`]
  const all = readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' })
  return all.filter((file) => /(?<!\.test)\.ts$/.test(file)).map((file) => join('src', room, file))
}

function roomsIn(room: string, files: readonly string[]): readonly string[] {
  const imported = files.flatMap((file) => {
    const names = readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)
    return [...names].map(
      ([, name = '']) =>
        normalize(join(dirname(file), name))
          .split('/')[1]
          ?.replace(/\.js$/, '') ?? '',
    )
  })
  const order = rooms.flatMap((floor) => Object.keys(floor))
  return order.filter((other) => other !== room && imported.includes(other))
}

function wayText({ title, steps }: (typeof WAYS)[number]): string {
  const lines = steps.map(([file, name], index) => `${index + 1}. \`${file}\`, \`${name}\`: ${saidOf(file, name)}`)
  return `### ${title}\n\n${lines.join('\n')}`
}

/** The first sentence of what is written above a name. */
function saidOf(file: string, name: string): string {
  const text = readFileSync(join(root, file), 'utf8')
  const above = String.raw`/\*\*((?:(?!\*/)[\s\S])*)\*/\n(?://.*\n)?`
  const found = new RegExp(`${above}export (?:async )?(?:function\\*?|const|interface|type) ${name}\\b`).exec(text)
  if (found === null) throw new Error(`docs/architecture.md follows ${name} through ${file}, where it is not any more`)
  const said = found[1]!
    .replace(/^\s*\*? ?@[\s\S]*$/m, '')
    .replace(/^\s*\* ?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return /^.*?\.(?= [A-Z`\d]|$)/.exec(said)?.[0] ?? `${said}.`
}
