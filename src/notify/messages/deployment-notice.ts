import type { Deployment, SloFinding } from '../../deployment/deployment.js'
import { toDeploymentAnswer } from '../../deployment/over-http/deployment-answer.js'
import { formatPercent } from '../../shared/format-percent.js'
import { formatSpan } from '../../words/format-span.js'
import type { Notice } from './notice.js'

/** What is told of a deployment. */
export interface DeploymentNews {
  readonly organisation: string
  readonly deployment: Deployment
  readonly told: 'degraded' | 'rolled_back'
  readonly at: Date
  /** What leads to the API; `null`: nobody has said where Plimsoll is reached. */
  readonly externalUrl: string | null
}

/** A message about a deployment that made things worse, or that was taken back. */
export function deploymentNotice(news: DeploymentNews): Notice {
  const { organisation, deployment, told, at, externalUrl } = news
  const { id, service, version } = deployment
  const url = externalUrl === null ? null : `${externalUrl.replace(/\/$/, '')}/deployments/${id}`
  return {
    ...{ organisation, at, ...(told === 'degraded' ? degraded(deployment) : rolledBack(deployment)) },
    type: `deployment.${told}`,
    subject: { kind: 'deployment', id },
    title: `Deployment of ${service} ${version}`,
    facts: (deployment.judgement?.findings ?? []).map(factOf),
    links: url === null ? [] : [{ text: 'Details', url }],
    data: { deployment: toDeploymentAnswer(deployment, []) },
  }
}

function degraded(deployment: Deployment) {
  const footnote = `Take it back, then say so: plimsoll deployment rolled-back ${deployment.id}`
  return { isOpen: true, tone: 'bad', status: 'Degraded', sentence: degradedSentence(deployment), footnote } as const
}

function rolledBack(deployment: Deployment) {
  const footnote = 'The version before is back. Nothing is left to do.'
  return {
    isOpen: false,
    tone: 'good',
    status: 'Rolled back',
    sentence: rolledBackSentence(deployment),
    footnote,
  } as const
}

function degradedSentence({ startedAt, judgement }: Deployment): string {
  const worst = (judgement?.findings ?? []).filter(({ verdict }) => verdict === 'degraded')
  const names = worst.map(({ slo }) => slo).join(', ')
  const after = formatSpan(Math.max(0, (judgement?.at ?? startedAt).getTime() - startedAt.getTime()) / 1000)
  return `Errors became more frequent than before, by more than chance explains: ${names}. Found ${after} after it began.`
}

function rolledBackSentence({ startedAt, rolledBack }: Deployment): string {
  if (rolledBack === null) return 'It was rolled back.'
  const after = formatSpan(Math.max(0, rolledBack.at.getTime() - startedAt.getTime()) / 1000)
  return `${rolledBack.by} rolled it back, ${after} after it began.`
}

function factOf({ slo, before, after, rateRatio }: SloFinding) {
  const share = ({ events, errors }: SloFinding['before']) =>
    events === 0 ? 'no events' : `${formatPercent(errors / events, { digits: 2, worse: 'more' })} failed`
  return { label: slo, value: `${share(before)} before, ${share(after)} after: ${rateRatio.toFixed(1)} times as many` }
}
