import type { DrillProbe } from '../drill.js'
import { probeDns } from './dns-client.js'
import { probeFile } from './probed-file-files.js'
import { runCommand } from './command-client.js'
import { probeHttp } from './http-client.js'
import type { ProbeWorld } from './probe-world.js'
import { failed, failureOf, passed, type ProbeResult } from './probe-result.js'
import { probeTcp, probeTls } from './socket-client.js'

/** Asks once. Never rejects: what cannot be asked has failed. */
export async function askProbe(probe: DrillProbe, world: ProbeWorld): Promise<ProbeResult> {
  try {
    return await ask(probe, world)
  } catch (error) {
    return failureOf(error)
  }
}

function ask(probe: DrillProbe, world: ProbeWorld): Promise<ProbeResult> {
  switch (probe.kind) {
    case 'http':
      return probeHttp(probe, world.signal)
    case 'tcp':
      return probeTcp(probe, world.signal)
    case 'tls':
      return probeTls(probe, world)
    case 'dns':
      return probeDns(probe)
    case 'promql':
      return probePromql(probe.query, world)
    case 'command':
      return runCommand(probe.command, world)
    case 'file':
      return probeFile(probe, world)
  }
}

async function probePromql(query: string, { holds }: ProbeWorld): Promise<ProbeResult> {
  return (await holds(query)) ? passed('the condition holds') : failed('the condition does not hold')
}
