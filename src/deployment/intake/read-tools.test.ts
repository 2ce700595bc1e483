import { describe, expect, it } from '@jest/globals'
import { argocdSync, fluxEvent, githubStatus, gitlabDeployment } from '../../../test/support/tool-deliveries.js'
import { readArgocd } from './read-argocd.js'
import { readFlux } from './read-flux.js'
import { readGithub } from './read-github.js'
import { readGitlab } from './read-gitlab.js'

const NOON = new Date('2026-11-03T12:00:00Z')

describe('a delivery of GitHub', () => {
  it('says what is deployed, from where, by whom and since when', () => {
    expect(readGithub(githubStatus())).toEqual({
      place: { tool: 'github', repository: 'shop/checkout', environment: 'production' },
      ...{ phase: 'started', said: 'in_progress', origin: 'github:shop/checkout#81', hasId: true, by: 'ada' },
      version: 'v42 (f95f852bd8fc)',
      ...{ startedAt: NOON, at: NOON, committedAt: null },
    })
  })

  it.each([
    ['in_progress', 'started'],
    ['success', 'finished'],
    ['failure', 'failed'],
    ['error', 'failed'],
    ['queued', 'other'],
    ['pending', 'other'],
    ['inactive', 'other'],
    ['something_new', 'other'],
  ])('in the state %s is %s', (state, phase) => {
    expect(readGithub(githubStatus({ state }))).toMatchObject({ phase })
  })

  it.each([
    [{ committed_at: '2026-11-03T11:00:00Z' }],
    [JSON.stringify({ committed_at: '2026-11-03T12:00:00+01:00' })],
  ])('has the time of the commit where its payload says so: %j', (payload) => {
    expect(readGithub(githubStatus({ payload }))).toMatchObject({ committedAt: new Date('2026-11-03T11:00:00Z') })
  })

  it.each([['no JSON'], [null], [{ committed_at: 'yesterday' }], [7]])('has none where it does not: %j', (payload) => {
    expect(readGithub(githubStatus({ payload }))).toMatchObject({ committedAt: null })
  })

  it('of a commit alone has the commit as its version', () => {
    const sha = 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e'
    expect(readGithub(githubStatus({ ref: sha }))).toMatchObject({ version: sha })
  })

  it.each([
    [{ zen: 'Keep it logically awesome.', hook_id: 1, hook: {} }, 'a ping'],
    [{ deployment: {}, action: 'created' }, 'a deployment, of which nothing has reached users yet'],
    [{ action: 'opened', pull_request: {} }, 'no deployment_status'],
  ])('of another event begins none: %j', (body, other) => {
    expect(readGithub(body)).toEqual({ other })
  })

  it('that is cut is refused with the place', () => {
    const { deployment_status } = githubStatus()
    expect(readGithub({ deployment_status })).toMatch(/deployment[\s\S]*repository/)
  })
})

describe('a delivery of GitLab', () => {
  it('says what is deployed, from where, by whom and since when', () => {
    expect(readGitlab(gitlabDeployment())).toEqual({
      place: { tool: 'gitlab', project: 'shop/checkout', environment: 'production' },
      ...{ phase: 'started', said: 'running', origin: 'gitlab:shop/checkout#15', hasId: true, by: 'ada' },
      ...{ version: 'main (279484c0)', startedAt: NOON, at: NOON, committedAt: null },
    })
  })

  it.each([
    ['running', 'started'],
    ['success', 'finished'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
    ['created', 'other'],
    ['blocked', 'other'],
  ])('with the status %s is %s', (status, phase) => {
    expect(readGitlab(gitlabDeployment({ status }))).toMatchObject({ phase })
  })

  it.each([
    '2026-11-03 12:00:00 UTC',
    '2026-11-03T12:00:00Z',
    '2026-11-03 07:00:00 -0500',
    '2026-11-03T13:00:00.000+01:00',
  ])('reads the time %s', (at) => {
    expect(readGitlab(gitlabDeployment({ at }))).toMatchObject({ at: NOON })
  })

  it('of another kind begins none, and without one cannot be read', () => {
    expect(readGitlab({ object_kind: 'push' })).toEqual({ other: 'a push' })
    expect(readGitlab({})).toContain('object_kind')
    expect(readGitlab(gitlabDeployment({ at: 'noon' }))).toContain('expected a time such as')
  })
})

describe('a delivery of Argo CD', () => {
  it('says what is synced, by whom, and since when', () => {
    const body = argocdSync({
      phase: 'Succeeded',
      finishedAt: '2026-11-03T12:01:00Z',
      committedAt: '2026-11-03T11:00:00Z',
    })
    expect(readArgocd(body)).toEqual({
      place: { tool: 'argocd', application: 'checkout', namespace: 'argocd' },
      ...{ phase: 'finished', said: 'Succeeded', origin: 'argocd:argocd/checkout', hasId: false, by: 'ada' },
      ...{ version: '4a3cf0c1d5a6b6f3f6f2d7a91f2f35bb2a1e9c10', startedAt: NOON },
      ...{ at: new Date('2026-11-03T12:01:00Z'), committedAt: new Date('2026-11-03T11:00:00Z') },
    })
  })

  it.each([
    ['Running', 'started'],
    ['Failed', 'failed'],
    ['Error', 'failed'],
    ['Terminating', 'other'],
  ])('in the phase %s is %s', (phase, expected) => {
    expect(readArgocd(argocdSync({ phase }))).toMatchObject({ phase: expected })
  })

  it('without a revision begins none, and without an Application cannot be read', () => {
    expect(readArgocd(argocdSync({ revision: '' }))).toMatch(/expected/)
    const { app } = argocdSync()
    const { syncResult, ...rest } = app.status.operationState
    expect(syncResult.resources).toEqual([])
    const body = { app: { ...app, status: { operationState: rest } } }
    expect(readArgocd(body)).toEqual({ other: 'a sync of argocd/checkout without a revision (Running)' })
    expect(readArgocd({})).toContain('docs/deployments.md')
  })
})

describe('an event of Flux', () => {
  it('says what is reconciled, and when', () => {
    expect(readFlux(fluxEvent())).toEqual({
      place: { tool: 'flux', kind: 'Kustomization', name: 'checkout', namespace: 'apps' },
      ...{
        phase: 'started',
        said: 'Progressing',
        origin: 'flux:Kustomization/apps/checkout',
        hasId: false,
        by: 'Flux',
      },
      version: 'main@sha1:731f7eaddfb6af01cb2173e18f0f75b0ba780ef1',
      ...{ startedAt: NOON, at: NOON, committedAt: null },
    })
  })

  it.each([
    ['ReconciliationSucceeded', fluxEvent({ reason: 'ReconciliationSucceeded' }), 'finished'],
    ['InstallSucceeded', fluxEvent({ kind: 'HelmRelease', reason: 'InstallSucceeded' }), 'finished'],
    ['UpgradeSucceeded', fluxEvent({ kind: 'HelmRelease', reason: 'UpgradeSucceeded' }), 'finished'],
    ['UpgradeFailed', fluxEvent({ kind: 'HelmRelease', reason: 'UpgradeFailed', severity: 'error' }), 'failed'],
    ['HealthCheckFailed', fluxEvent({ reason: 'HealthCheckFailed', severity: 'error' }), 'failed'],
    ['RollbackSucceeded', fluxEvent({ kind: 'HelmRelease', reason: 'RollbackSucceeded' }), 'other'],
  ])('with the reason %s', (_reason, event, phase) => {
    expect(readFlux(event)).toMatchObject({ phase })
  })

  it('has its revision under either key', () => {
    const event = { ...fluxEvent(), metadata: { summary: 'x', revision: 'v2' } }
    expect(readFlux(event)).toMatchObject({ version: 'v2' })
  })

  it('of a source, or without a revision, begins none', () => {
    expect(readFlux(fluxEvent({ kind: 'GitRepository' }))).toEqual({
      other: 'Progressing of the GitRepository apps/checkout',
    })
    expect(readFlux(fluxEvent({ revision: null }))).toMatchObject({
      other: expect.stringContaining('without a revision'),
    })
    expect(readFlux({})).toContain('involvedObject')
  })
})
