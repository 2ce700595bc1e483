import { askPrometheus } from './ask-prometheus.js'
import { choicesOf, fillChoice, told, type Choice } from './dashboard-choices.js'
import { questionsOf, type DashboardJson } from './dashboard-questions.js'

/** Questions that find nothing, and why that is right. */
export interface ExpectedEmpty {
  readonly reason: string
  /** `uid / panel / refId`, or `uid / annotation title`, as a failed test writes them. */
  readonly questions: readonly string[]
  /** Only for these values of variables; default: for all. */
  readonly where?: Choice
  /** `true`: depends on the day or the hour, so that an answer is no surprise either. */
  readonly sometimes?: boolean
}

export interface Review {
  readonly asked: number
  /** What is wrong, in words: errors, empty answers, and expectations that do not hold any more. */
  readonly complaints: readonly string[]
}

interface Asked {
  readonly name: string
  readonly choice: Choice
  readonly expr: string
  readonly error: string | null
  readonly series: number
}

/** Asks every query of every panel and annotation, under every choice of the variables, and holds the answers against what is expected. */
export async function reviewDashboards(
  url: string,
  documents: readonly DashboardJson[],
  expected: readonly ExpectedEmpty[],
): Promise<Review> {
  const asked = (await Promise.all(documents.map((document) => askAll(url, document)))).flat()
  const isAsked = (one: ExpectedEmpty, question: string) =>
    asked.some((answer) => answer.name === question && isAbout(one, answer))
  const unasked = expected.flatMap((one) => one.questions.filter((question) => !isAsked(one, question)))
  return {
    asked: asked.length,
    complaints: [
      ...asked.flatMap((answer) => complaintsAbout(answer, expected)),
      ...unasked.map((question) => `${question}: expected to be empty, but no dashboard asks it`),
    ],
  }
}

async function askAll(url: string, document: DashboardJson): Promise<readonly Asked[]> {
  const asked: Asked[] = []
  for (const choice of await choicesOf(url, document)) {
    for (const { name, kind, expr: raw } of questionsOf(document)) {
      const expr = fillChoice(raw, choice)
      asked.push({ name, choice, expr, ...(await askPrometheus(url, { kind, expr })) })
    }
  }
  return asked
}

function isAbout({ questions, where = {} }: ExpectedEmpty, { name, choice }: Asked): boolean {
  return questions.includes(name) && Object.entries(where).every(([variable, value]) => choice[variable] === value)
}

function complaintsAbout(answer: Asked, expected: readonly ExpectedEmpty[]): readonly string[] {
  const place = `${answer.name} (${told(answer.choice)})`
  if (answer.error !== null) return [`${place}: ${answer.error}\n${answer.expr}`]
  const expectation = expected.find((one) => isAbout(one, answer))
  if (answer.series === 0) return expectation === undefined ? [`${place}: empty\n${answer.expr}`] : []
  if (expectation === undefined || expectation.sometimes === true) return []
  return [`${place}: answered, although expected to be empty: ${expectation.reason}`]
}
