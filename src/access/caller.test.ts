import { describe, expect, it } from '@jest/globals'
import { isShell, plainAddress, type Approach } from './caller.js'

const curl: Approach = { peer: '127.0.0.1', httpVersion: '1.1', headers: { host: '127.0.0.1:9580' } }
const withHeaders = (headers: Approach['headers']): Approach => ({ ...curl, headers: { ...curl.headers, ...headers } })

describe('a shell on this machine', () => {
  it.each([
    ['over IPv4', curl],
    ['over IPv4 at a server of both', { ...curl, peer: '::ffff:127.0.0.1' }],
    ['over IPv6', { ...curl, peer: '::1', headers: { host: '[::1]:9580' } }],
    ['by another of its addresses', { ...curl, peer: '127.0.0.53' }],
    ['by name, however it is written', withHeaders({ host: 'LocalHost' })],
    ['in a browser, in which somebody has typed the address', withHeaders({ 'sec-fetch-site': 'none' })],
    ['in a browser, from our own page', withHeaders({ 'sec-fetch-site': 'same-origin' })],
  ])('is believed %s', (_what, approach) => {
    expect(isShell(approach)).toBe(true)
  })

  it.each([
    ['from another machine', { ...curl, peer: '10.0.0.7' }],
    ['from another machine at a server of both', { ...curl, peer: '::ffff:10.0.0.7' }],
    ['from an address that only begins alike', { ...curl, peer: '127.0.0.1.example' }],
    ['when it is gone', { ...curl, peer: undefined }],
    ['through a proxy that says for whom', withHeaders({ 'x-forwarded-for': '8.8.8.8' })],
    ['through a proxy that says by which scheme', withHeaders({ 'x-forwarded-proto': 'https' })],
    ['through a proxy of the standard', withHeaders({ forwarded: 'for=8.8.8.8' })],
    ['through nginx that was told to say for whom', withHeaders({ 'x-real-ip': '8.8.8.8' })],
    ['through nginx that was told nothing', { ...curl, httpVersion: '1.0' }],
    ['through a proxy that says who it is', withHeaders({ via: '1.1 squid' })],
    ['by a name that somebody may have pointed here', withHeaders({ host: 'localhost.example:9580' })],
    ['by no name', { ...curl, headers: {} }],
    ['from a page, even our own', withHeaders({ origin: 'http://127.0.0.1:9580' })],
    ['from a page without a site', withHeaders({ origin: 'null' })],
    ['from a page of another site', withHeaders({ 'sec-fetch-site': 'cross-site' })],
    ['from a page of a neighbour', withHeaders({ 'sec-fetch-site': 'same-site' })],
    ['in two ways at once', withHeaders({ 'sec-fetch-site': ['none', 'cross-site'] })],
  ])('is not believed %s', (_what, approach) => {
    expect(isShell(approach)).toBe(false)
  })
})

it.each([
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['10.0.0.1', '10.0.0.1'],
  ['::1', '::1'],
])('%s is written plainly as %s', (address, plain) => {
  expect(plainAddress(address)).toBe(plain)
})
