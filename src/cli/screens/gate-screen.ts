import type { GateAnswer } from '../../gate/gate-answer.js'
import type { Colours } from '../../terminal/colours.js'

/** A gate with every reason, a line each; ends with a line break. */
export function renderGate({ service, state, override, reasons, onUnknown }: GateAnswer, colours: Colours): string {
  const paint = { open: colours.green, closed: colours.red, unknown: colours.yellow }
  const lines = reasons.map((one) => `  ${paint[one.state](one.state.padEnd(7))}  ${one.sentence}`)
  const unknown = reasons.some((one) => one.state === 'unknown') ? [`What is not known counts as ${onUnknown}.`] : []
  const opened =
    override === null ? [] : [`Opened by ${override.by} until ${override.until}, against the above: ${override.reason}`]
  return `${[`The gate of ${service} is ${paint[state](state)}.`, ...lines, ...unknown, ...opened].join('\n')}\n`
}
