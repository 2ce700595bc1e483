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
      ['src/slo/resolve-slo.ts', 'resolveSlo'],
      ['src/slo/slo-rules.ts', 'sloRules'],
      ['src/slo/feature.ts', 'sloFeature'],
      ['src/features.ts', 'features'],
      ['src/generate/rule-sets.ts', 'eachRuleSet'],
      ['src/generate/generate-files.ts', 'generateFiles'],
    ],
  },
  {
    title: 'A sample, from Prometheus to `/metrics`',
    steps: [
      ['src/prometheus/prometheus-client.ts', 'createPrometheusReader'],
      ['src/ledger/read-minutes.ts', 'readMinutes'],
      ['src/ledger/ingest-job.ts', 'ingest'],
      ['src/ledger/objective-track-store.ts', 'objectiveTrack'],
      ['src/ledger/counts-store.ts', 'createCountsReader'],
      ['src/status/read-status.ts', 'createStatusReader'],
      ['src/slo/runtime.ts', 'createSlo'],
      ['src/slo/read-slos.ts', 'readSlos'],
      ['src/slo/evaluate-slo.ts', 'evaluateSlo'],
      ['src/slo/slo-metrics.ts', 'sloSamples'],
      ['src/app/newest-status.ts', 'NewestStatus'],
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
      ['src/incident/intake/merge-observation.ts', 'mergeObservation'],
      ['src/incident/intake/place-alert.ts', 'placeAlert'],
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
      ['src/sla/resolve-agreement.ts', 'resolveAgreement'],
      ['src/sla/agreement-evidence.ts', 'readAgreementEvidence'],
      ['src/sla/plan-judgement.ts', 'planJudgement'],
      ['src/sla/evaluate-agreement.ts', 'evaluateAgreement'],
      ['src/sla/facts.ts', 'factsOf'],
      ['src/sla/exclusions.ts', 'leaveOut'],
      ['src/sla/method.ts', 'METHODS'],
      ['src/sla/verdict.ts', 'judge'],
      ['src/sla/credit.ts', 'creditOwed'],
      ['src/sla/report/agreement-words.ts', 'agreementSentences'],
      ['src/sla/report/agreement-sections.ts', 'agreementSection'],
      ['src/report/report-page.ts', 'reportPage'],
      ['src/report/render/text.ts', 'renderText'],
      ['src/report/compose-report-files.ts', 'ComposedReport'],
    ],
  },
]

/** The whole page. Throws where a way names what is not in the code any more. */
export function architecturePage(): string {
  return `# Architecture

<!-- Made by \`npm run docs:generate\` from scripts/floors.cjs and the code; a test holds it. -->

A folder under \`src/\` is a room of the domain and holds all that belongs to it. A room knows the rooms of the floors below its own and none beside it; \`npm run arrows\` refuses
everything else. A plain file is pure arithmetic; a suffix (\`-store\`, \`-job\`, \`-client\`, \`-router\`, \`-sender\`, \`-files\`, \`-server\`) marks what touches the outside world.

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
  if (room === 'main' || room === 'features') return [`src/${room}.ts`]
  const all = readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' })
  return all.filter((file) => /(?<!\.test)\.ts$/.test(file)).map((file) => join('src', room, file))
}

function roomsIn(room: string, files: readonly string[]): readonly string[] {
  const imported = files.flatMap((file) => {
    const names = readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)
    return [...names].map(([, name = '']) => normalize(join(dirname(file), name)).split('/')[1] ?? '')
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
