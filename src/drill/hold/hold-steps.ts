import type { DrillStep, PlannedDrill } from '../drill.js'
import type { DrillRunAnswer } from '../over-http/drill-answer.js'
import type { HoldPorts } from './hold-ports.js'

/** How far the steps have come. */
export interface StepsDone {
  readonly run: DrillRunAnswer
  /** What failed, in words; `null`: all is done. */
  readonly failure: string | null
}

/** Does what is not done yet, one step after the other, up to the first that fails. */
export async function holdSteps(drill: PlannedDrill, begun: DrillRunAnswer, ports: HoldPorts): Promise<StepsDone> {
  let run = begun
  for (const [place, step] of drill.steps.entries()) {
    if (run.steps[place]?.outcome === 'done') continue
    if (ports.signal.aborted) return { run, failure: null }
    const done = await holdStep(step, place, ports)
    run = done.run
    if (done.failure !== null) return { run, failure: `step ${place + 1}, ${step.text}: ${done.failure}` }
  }
  return { run, failure: null }
}

async function holdStep(step: DrillStep, place: number, ports: HoldPorts): Promise<StepsDone> {
  const { say, progress } = ports
  progress.note(`step ${place + 1}: ${step.text}`)
  if (step.marks === 'injected') await say('milestone', { milestone: 'injected' })
  const begun = await say('step', { step: place, outcome: 'begun' })
  progress.show(begun, begun.elapsedSeconds)
  const failure = await doStep(step, ports)
  if (ports.signal.aborted)
    return { run: await say('step', { step: place, outcome: 'failed', detail: 'interrupted' }), failure: null }
  if (failure !== null) {
    progress.note(`step ${place + 1} has failed: ${failure}`)
    return { run: await say('step', { step: place, outcome: 'failed', detail: failure }), failure }
  }
  const run = await say('step', { step: place, outcome: 'done' })
  if (step.marks === null || step.marks === 'injected') return { run, failure: null }
  return { run: await say('milestone', { milestone: step.marks }), failure: null }
}

/** Why it was not done; `null`: it was. */
async function doStep({ command }: DrillStep, { run, ask }: HoldPorts): Promise<string | null> {
  if (command !== null) {
    const { passed, detail } = await run(command)
    return passed ? null : detail
  }
  const answer = await ask('done? Enter, or say why not: ')
  if (answer === null) return 'it is done by hand, and nobody sits at the terminal'
  return answer.trim() === '' ? null : answer.trim()
}

/** The first step that only people can do; `null`: all are commands. */
export function stepByHand({ steps }: PlannedDrill): string | null {
  return steps.find(({ command }) => command === null)?.text ?? null
}
