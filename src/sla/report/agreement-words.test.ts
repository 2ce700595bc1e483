import { describe, expect, it } from '@jest/globals'
import { octoberSeconds, resultOf } from '../../../test/support/agreement-results.js'
import { sampleAgreement, exampleTerms } from '../../../test/support/sample-agreement.js'
import { agreementSpeech } from './texts/agreement-texts.js'
import { agreementSentences, exclusionSentence } from './agreement-words.js'
import { ofConfiguration } from '../../../test/support/sample-exclusion.js'

const english = agreementSpeech('en')

const whole = { observedSeconds: octoberSeconds }

describe('maintenance in words', () => {
  const start = new Date('2026-10-10T00:00:00Z').getTime()
  const stretch = (from: number, to: number, excluded: boolean) => ({
    ...ofConfiguration,
    window: 'patching',
    begins: new Date(start + from * 3_600_000),
    from: new Date(start + from * 3_600_000),
    to: new Date(start + to * 3_600_000),
    excluded,
    refusal: excluded ? null : 'announced too late',
    partOf: null,
    announced: null,
    reason: null,
  })
  const saidOf = (...exclusions: ReturnType<typeof stretch>[]) => {
    const excludedSeconds = exclusions.filter(({ excluded }) => excluded).length * 3600
    return exclusionSentence({ ...resultOf({ events: 1, errors: 0, ...whole }), exclusions, excludedSeconds }, english)
  }

  it('says what was left out and what was not', () => {
    expect(saidOf()).toBeNull()
    expect(saidOf(stretch(0, 1, true))).toBe('1 h of planned maintenance are left out.')
    expect(saidOf(stretch(0, 1, false))).toBe('1 h of planned maintenance count like any other time.')
    expect(saidOf(stretch(0, 1, true), stretch(5, 7, false))).toBe(
      '1 h of planned maintenance are left out; another 2 h count like any other time.',
    )
  })

  it('does not say that time counts which another window leaves out', () => {
    expect(saidOf(stretch(0, 1, true), stretch(0, 1, false))).toBe('1 h of planned maintenance are left out.')
  })
})

describe('an agreement in words', () => {
  it('that was met', () => {
    expect(agreementSentences(resultOf({ events: 1_000_000, errors: 280, ...whole }), english)).toBe(
      '99.9 % was promised to ACME, 99.972 % was delivered: met. 12 min 31 s of 44 min 42 s allowed downtime were used. Nothing is owed.',
    )
  })

  it('that was breached, with what is owed and until when', () => {
    expect(agreementSentences(resultOf({ events: 1_000_000, errors: 2500, ...whole }), english)).toBe(
      '99.9 % was promised to ACME, 99.750 % was delivered: breached. 1 h 51 min 45 s of downtime were used; 44 min 42 s were allowed. An estimated credit of 2,000.00 EUR (10 %) is owed; claims until 30 November 2026.',
    )
  })

  it('that was breached, where unobserved time could cost more', () => {
    const counts = { events: 1_000_000, errors: 9500, observedSeconds: octoberSeconds - 3600 }
    expect(agreementSentences(resultOf(counts), english)).toContain(
      'An estimated credit of 2,000.00 EUR (10 %) is owed, up to 5,000.00 EUR (25 %) if all unobserved time was bad; claims until 30 November 2026.',
    )
  })

  it('that was missed by a hair is not rounded to its objective', () => {
    expect(agreementSentences(resultOf({ events: 1_000_000, errors: 1004, ...whole }), english)).toContain(
      '99.8996 % was delivered: breached.',
    )
  })

  it('that is undetermined says why, and gives the range of result and credit', () => {
    const counts = { events: 1_000_000, errors: 500, observedSeconds: octoberSeconds - 7800 }
    expect(agreementSentences(resultOf(counts), english)).toBe(
      '99.9 % was promised to ACME, between 99.659 % and 99.950 % was delivered: undetermined, because 2 h 10 min (0.3 %) were not observed. 22 min 17 s of 44 min 42 s allowed downtime were used. Between nothing and an estimated credit of 2,000.00 EUR (10 %) is owed; claims until 30 November 2026.',
    )
  })

  it('says of how much time without data counters know the sum', () => {
    const result = resultOf({ events: 1_000_000, errors: 280, observedSeconds: octoberSeconds - 3600 })
    const counted = { seconds: 3600, events: 1, errors: 0 }
    const said = (seconds: number) => {
      return agreementSentences({ ...result, unseen: { ...result.unseen!, counted: { ...counted, seconds } } }, english)
    }
    const sentence = 'Of 1 h without data the events are known in sum, from counters that went on behind it.'
    expect(said(3600)).toContain(sentence)
    expect(said(0)).not.toContain('known in sum')
  })

  it('without any data', () => {
    expect(agreementSentences(resultOf({ events: 0, errors: 0, observedSeconds: 0 }), english)).toBe(
      '99.9 % was promised to ACME: undetermined, because nothing was observed in October 2026.',
    )
    expect(agreementSentences(resultOf({ events: 0, errors: 0, ...whole }), english)).toBe(
      '99.9 % was promised to ACME: undetermined, because there was no traffic in October 2026.',
    )
  })

  it('that still runs speaks of now', () => {
    const to = new Date('2026-10-11T00:00:00Z')
    const counts = { events: 1000, errors: 3, observedSeconds: 10 * 86_400 + 7200 }
    expect(agreementSentences(resultOf(counts, sampleAgreement(), to), english)).toBe(
      '99.9 % was promised to ACME, 99.700 % was delivered so far: at risk, because most of what is allowed is used. 43 min 34 s of 44 min 42 s allowed downtime were used so far. Nothing would be owed if nothing fails any more.',
    )
  })

  it('without a customer, without credits, or without a fee', () => {
    const bad = { events: 1000, errors: 3, ...whole }
    expect(agreementSentences(resultOf(bad, sampleAgreement({ customer: null, credits: null })), english)).toMatch(
      /^99.9 % was promised for checkout\/enterprise, .* No credits were agreed\.$/,
    )
    const feeless = sampleAgreement({ credits: { ...exampleTerms().credits!, fee: null } })
    expect(agreementSentences(resultOf(bad, feeless), english)).toContain(
      'An estimated credit of 10 % of the fee is owed;',
    )
  })
})
