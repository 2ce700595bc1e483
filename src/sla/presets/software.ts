import { read, unread, type Preset } from './preset.js'

const month = { calendar: 'month' }
const MINUTES_ABOVE_5 = { method: 'bad_intervals', interval: '1m', bad_when: { error_ratio_above: 0.05 } }
const FEBRUARY = { from: '2026-02-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }
const SEPTEMBER = { from: '2026-09-01T00:00:00Z', to: '2026-10-01T00:00:00Z' }

const atlassian = (objective: number) => ({
  objective,
  period: { calendar: 'month', timezone: 'UTC' },
  measure: MINUTES_ABOVE_5,
  credits: {
    tiers: [
      { below: objective, credit: 10 },
      { below: 99, credit: 25 },
      { below: 95, credit: 50 },
    ],
    cap: 100,
  },
  claim: { within: '15d' },
})

const atlassianClauses = [
  read('A minute is bad when more than 5 % of the requests of that customer to covered experiences fail.', 'measure'),
  read('Calendar month in UTC.', 'period'),
  read(
    '10 % below the target: 60 bad minutes of 30 days are 99.86 %, which is the example of the contract.',
    'credits.tiers',
  ),
  unread('25 % below 99.0 and 50 % below 95.0: the table was not read.', 'credits.tiers'),
  read('Not more than 100 %.', 'credits.cap'),
  read('Claimed within 15 days of the end of the month.', 'claim'),
  read('What the provider measures is the only truth: hold its figures beside yours.', null),
]

export const software: Readonly<Record<string, Preset>> = {
  'github-enterprise-cloud': {
    title: 'GitHub Enterprise Cloud',
    version: null,
    link: 'https://github.com/customer-terms/github-online-services-sla',
    words: {
      objective: 99.9,
      period: { calendar: 'quarter' },
      measure: MINUTES_ABOVE_5,
      credits: {
        tiers: [
          { at_or_below: 99.9, credit: 10 },
          { below: 99, credit: 25 },
        ],
        cap: 100,
      },
      claim: { within: '30d' },
    },
    clauses: [
      read('99.9 % for each feature of the service: an agreement each.', 'objective'),
      read('A minute is bad when more than 5 % fail, or monitoring says that it is down.', 'measure'),
      read(
        'Actions: share of executions that ran: `method: request_ratio`; Packages: mean of hourly error rates.',
        'measure',
      ),
      read('Calendar quarter.', 'period'),
      read(
        '10 % at 99.9 or below, 25 % below 99.0: at exactly 99.9 the promise is met, and 10 % are owed.',
        'credits.tiers',
      ),
      read('Not more than the fees of 90 days.', 'credits.cap'),
      read('Asked for within 30 days of the end of the quarter.', 'claim'),
    ],
    example: {
      adds: { slo: 'requests', credits: { monthly_fee: '2100 USD' } },
      from: '2026-01-01T00:00:00Z',
      to: '2026-04-01T00:00:00Z',
      minutes: [[[720, 100, 6]]],
      paper:
        'The first quarter has 90 · 1,440 = 129,600 minutes. In 720 of them 6 % fail, which is more than 5 %: 1 − 720/129,600 = 179/180 = 99.4444 %: at or below 99.9, not below 99.0, so 10 % of 3 · 2,100 USD.',
      achieved: '179/180',
      verdict: 'breached',
      credit: { share: '1/10', amount: '630.00 USD' },
    },
  },
  'atlassian-premium': {
    title: 'Atlassian Cloud Premium',
    version: '2024-10-07',
    link: 'https://www.atlassian.com/legal/sla',
    words: atlassian(99.9),
    clauses: [read('99.90 %.', 'objective'), ...atlassianClauses],
    example: {
      adds: { slo: 'requests', credits: { monthly_fee: '1000 USD' } },
      ...SEPTEMBER,
      minutes: [[[60, 100, 10]]],
      paper:
        'September has 43,200 minutes, 60 of them bad: 1 − 60/43,200 = 719/720 = 99.8611 %: below 99.9, so 10 % of 1,000 USD.',
      achieved: '719/720',
      verdict: 'breached',
      credit: { share: '1/10', amount: '100.00 USD' },
    },
  },
  'atlassian-enterprise': {
    title: 'Atlassian Cloud Enterprise',
    version: '2024-10-07',
    link: 'https://www.atlassian.com/legal/sla',
    words: atlassian(99.95),
    clauses: [read('99.95 %.', 'objective'), ...atlassianClauses],
    example: {
      adds: { slo: 'requests', credits: { monthly_fee: '5000 USD' } },
      ...FEBRUARY,
      minutes: [
        [
          [20, 100, 10],
          [60, 100, 5],
        ],
      ],
      paper:
        'February has 40,320 minutes. In 20 of them 10 % fail; in 60 exactly 5 %, which is not more than 5 %: 1 − 20/40,320 = 2,015/2,016 = 99.9503 %: not below 99.95, met, nothing is owed.',
      achieved: '2015/2016',
      verdict: 'met',
      credit: { share: '0', amount: '0.00 USD' },
    },
  },
  'gitlab-com-ultimate': {
    title: 'GitLab.com Ultimate',
    version: '2025-12-01',
    link: 'https://handbook.gitlab.com/handbook/engineering/infrastructure-platforms/service-level-agreement/',
    words: {
      objective: 99.9,
      period: month,
      measure: { method: 'bad_intervals', interval: '1m', bad_when: { error_ratio_at_least: 0.05 } },
      claim: { within: '30d' },
    },
    clauses: [
      read('99.9 % for subscriptions from 2025-12-01.', 'objective'),
      read('A minute is bad when 5 % or more of the valid requests end with 5xx or take longer than 30 s.', 'measure'),
      read('Calendar month.', 'period'),
      read('Credits in tiers, which the handbook lists: add them.', null),
      read('Within 30 days.', 'claim'),
    ],
    example: {
      adds: { slo: 'requests' },
      ...FEBRUARY,
      minutes: [[[42, 100, 5]]],
      paper:
        'February has 40,320 minutes. In 42 of them exactly 5 % fail, which is enough: 1 − 42/40,320 = 959/960 = 99.8958 %: below 99.9, breached. Credits are not part of the preset.',
      achieved: '959/960',
      verdict: 'breached',
      credit: null,
    },
  },
  'gitlab-dedicated': {
    title: 'GitLab Dedicated',
    version: null,
    link: 'https://docs.gitlab.com/subscriptions/gitlab_dedicated/',
    words: {
      objective: 99.5,
      period: month,
      measure: { method: 'weighted_requests' },
      exclusions: { scheduled_maintenance: {} },
    },
    clauses: [
      read('99.5 %.', 'objective'),
      read(
        'A request without error scores 1 within 1 s, 0.5 within 10 s, else 0; the sum by the number of requests.',
        'measure',
      ),
      read('The SLO weighs: `bad` is half of what took 1 to 10 s, and all that took longer or failed.', null),
      read('Maintenance windows are removed.', 'exclusions.scheduled_maintenance'),
      read('By month.', 'period'),
    ],
    example: {
      adds: { slo: 'score' },
      ...SEPTEMBER,
      minutes: [[[432, 100, 60]]],
      paper:
        'Of 100 requests a minute in 43,200 minutes, 4,320,000, those of 432 minutes went badly: 40 in each within 1 s, 0 within 10 s, 60 failed: 432 · 60 = 25,920 errors. 1 − 25,920/4,320,000 = 497/500 = 99.4 %: breached. Credits are not part of the preset.',
      achieved: '497/500',
      verdict: 'breached',
      credit: null,
    },
  },
}
