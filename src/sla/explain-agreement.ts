import { withWholes } from '../slo/counts.js'
import { formatInstant } from '../words/format-date.js'
import { textFacts } from '../words/text-layout.js'
import { termsFacts } from './report/terms-words.js'
import { agreementSpeech } from './report/texts/agreement-texts.js'
import { formatSpan } from '../words/format-span.js'
import type { ContractQuestion } from './contract-question.js'
import { resultJson } from './contract/written/result-json.js'
import { resultText } from './contract/written/result-text.js'
import type { ContractAnswer } from './contract-answer.js'
import { type ContractSources, readContracts } from './read-contracts.js'

/** Where it is read from. */
export type ExplainSources = Omit<ContractSources, 'objectives'>

/** How an agreement comes to its verdict by the ledger, step by step for people, exact for programs. */
export async function explainAgreement(
  question: ContractQuestion,
  { output, ...sources }: ExplainSources & { readonly output: 'text' | 'json' },
): Promise<string> {
  const objectives = await sources.counts.objectives(withWholes(question.agreement.members))
  const [answer] = await readContracts([question], { ...sources, objectives })
  if (answer === undefined) throw new Error('a question was not answered')
  return output === 'json' ? `${JSON.stringify(jsonOf(answer), null, 2)}\n` : textOf(answer)
}

function jsonOf({ question: { agreement, period }, observed, support, result }: ContractAnswer) {
  return {
    agreement: `${agreement.service}/${agreement.name}`,
    ...{ customer: agreement.customer, label: period.label, timezone: period.zone },
    unknown_minutes: observed.unknownSeconds / 60,
    ...resultJson(result),
    ...(support.length > 0 && {
      support: result.support.map(({ due, state }, index) => {
        const { incident, severity, promise } = support[index] ?? {}
        return { incident, severity, promise, due: due.toISOString().replace('.000Z', 'Z'), state }
      }),
    }),
  }
}

function textOf({ question, observed, result }: ContractAnswer): string {
  const { agreement, period, judged } = question
  const whose = agreement.customer === null ? '' : ` for ${agreement.customer}`
  const to = formatInstant(judged.to, period.zone)
  const reach = judged.from < judged.to ? `the ledger tells of it up to ${to}` : 'the ledger tells nothing of it'
  const unknown = observed.unknownSeconds === 0 ? '' : `, without ${formatSpan(observed.unknownSeconds)}`
  const head = `${agreement.service}/${agreement.name}${whose}, ${period.label}: ${reach}${unknown}.`
  const say = agreementSpeech('en')
  const agreed = `${say.texts.terms.title}\n${textFacts(termsFacts(agreement.terms, say))}`
  return `${head}${historyText(question)}\n\n${agreed}\n\n${resultText(result, agreement.terms)}`
}

/** What is judged begins where something is known. */
function historyText({ term, period }: ContractAnswer['question']): string {
  if (term.begins !== 'history') return ''
  return ` It is judged from ${formatInstant(term.from, period.zone)} on, where its history begins.`
}
