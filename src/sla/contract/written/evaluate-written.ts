import { evaluateContract } from '../evaluate-contract.js'
import type { WrittenCase } from './case-schema.js'
import { readCase } from './read-case.js'
import { resultJson } from './result-json.js'
import { resultText } from './result-text.js'

/** What a written contract comes to, for programs and for people. */
export function evaluateWritten(written: WrittenCase, output: 'text' | 'json'): string {
  const input = readCase(written)
  const result = evaluateContract(input)
  return output === 'json' ? `${JSON.stringify(resultJson(result), null, 2)}\n` : resultText(result, input.terms)
}
