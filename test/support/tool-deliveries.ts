import { createHmac } from 'node:crypto'

/**
 * Deliveries as tools write them, made after their documentation, with fields that ours does not read: GitHub's event `deployment_status`,
 * GitLab's deployment event, an Application of Argo CD, an event of Flux.
 */

export interface GithubOrder {
  readonly id?: number
  readonly state?: string
  readonly at?: Date
  readonly environment?: string
  readonly ref?: string
  readonly payload?: unknown
}

export function githubStatus({
  id = 81,
  state = 'in_progress',
  at = new Date('2026-11-03T12:00:00Z'),
  environment = 'production',
  ref = 'v42',
  payload = {},
}: GithubOrder = {}) {
  const creator = { login: 'ada', id: 7, type: 'User', site_admin: false }
  const times = { created_at: at.toISOString().replace('.000', ''), updated_at: at.toISOString().replace('.000', '') }
  return {
    action: 'created',
    deployment_status: {
      ...{ id: 9001, node_id: 'DES_1', state, creator, description: '', environment, target_url: '', log_url: '' },
      ...{ ...times, deployment_url: 'https://github.example/repos/shop/checkout/deployments/81' },
    },
    deployment: {
      ...{ id, node_id: 'DE_1', task: 'deploy', original_environment: environment, environment, description: null },
      ...{ sha: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e', ref, payload, creator, ...times },
    },
    check_run: null,
    workflow_run: null,
    repository: { id: 1, name: 'checkout', full_name: 'shop/checkout', private: true, default_branch: 'main' },
    sender: creator,
  }
}

export const githubSignature = (text: string, secret: string): string =>
  `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`

/** By Standard Webhooks, with a secret that begins with `whsec_`. */
export function standardSignature(
  text: string,
  { secret, id, at }: { readonly secret: string; readonly id: string; readonly at: Date },
): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signed = `${id}.${Math.floor(at.getTime() / 1000)}.${text}`
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}

export interface GitlabOrder {
  readonly id?: number
  readonly status?: string
  readonly at?: string
  readonly environment?: string
}

export function gitlabDeployment({
  id = 15,
  status = 'running',
  at = '2026-11-03 13:00:00 +0100',
  environment = 'production',
}: GitlabOrder = {}) {
  return {
    ...{ object_kind: 'deployment', status, status_changed_at: at, deployment_id: id, deployable_id: 796 },
    ...{
      deployable_url: 'https://gitlab.example/shop/checkout/-/jobs/796',
      environment,
      environment_tier: 'production',
    },
    ...{ environment_slug: environment, environment_external_url: 'https://shop.example' },
    project: {
      id: 30,
      name: 'checkout',
      path_with_namespace: 'shop/checkout',
      default_branch: 'main',
      namespace: 'shop',
    },
    ...{ short_sha: '279484c0', user: { id: 1, name: 'Ada Lovelace', username: 'ada', email: '[REDACTED]' } },
    ...{ user_url: 'https://gitlab.example/ada', commit_title: 'Ask again', ref: 'main' },
  }
}

export interface ArgocdOrder {
  readonly phase?: string
  readonly revision?: string
  readonly startedAt?: string
  readonly finishedAt?: string
  readonly committedAt?: string
}

export function argocdSync({
  phase = 'Running',
  revision = '4a3cf0c1d5a6b6f3f6f2d7a91f2f35bb2a1e9c10',
  startedAt = '2026-11-03T12:00:00Z',
  finishedAt,
  committedAt,
}: ArgocdOrder = {}) {
  const done = finishedAt === undefined ? {} : { finishedAt }
  return {
    app: {
      ...{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' },
      metadata: { name: 'checkout', namespace: 'argocd', uid: 'c0ffee', resourceVersion: '77' },
      spec: { project: 'default', destination: { server: 'https://kubernetes.default.svc', namespace: 'shop' } },
      status: {
        operationState: {
          ...{ phase, startedAt, ...done, message: 'successfully synced (all tasks run)' },
          operation: { initiatedBy: { username: 'ada' }, sync: { revision } },
          syncResult: { revision, resources: [] },
        },
        ...{ sync: { status: 'Synced', revision }, health: { status: 'Healthy' } },
      },
    },
    ...(committedAt === undefined ? {} : { committed_at: committedAt }),
  }
}

export interface FluxOrder {
  readonly kind?: string
  readonly reason?: string
  readonly severity?: string
  readonly revision?: string | null
  readonly at?: string
}

const FLUX: Required<FluxOrder> = {
  ...{ kind: 'Kustomization', reason: 'Progressing', severity: 'info', at: '2026-11-03T12:00:00Z' },
  revision: 'main@sha1:731f7eaddfb6af01cb2173e18f0f75b0ba780ef1',
}

export function fluxEvent(order: FluxOrder = {}) {
  const { kind, reason, severity, revision, at } = { ...FLUX, ...order }
  const group = kind === 'HelmRelease' ? 'helm' : 'kustomize'
  return {
    involvedObject: {
      ...{ apiVersion: `${group}.toolkit.fluxcd.io/v1`, kind, name: 'checkout', namespace: 'apps' },
      ...{ uid: '7d0cdc51-ddcf-4743-b223-83ca5c699632' },
    },
    metadata: revision === null ? {} : { [`${group}.toolkit.fluxcd.io/revision`]: revision },
    ...{ severity, reason, timestamp: at, message: 'Deployment/apps/checkout configured' },
    ...{ reportingController: `${group}-controller`, reportingInstance: `${group}-controller-7c7b47f5f-8bhrp` },
  }
}
