import type { GuardLook } from '../guard/judge-deployment.js'
import type { Followed } from './judge-findings.js'

/** Every look of the guard up to the one that has decided, 30 s apart, by objective. */
export type Courses = readonly { readonly slo: string; readonly looks: readonly GuardLook[] }[]

/** To three digits: they are drawn. */
export function coursesIn(followed: readonly Followed[]): Courses {
  return followed.map(({ finding: { slo }, course }) => ({
    slo,
    looks: course.map(({ z, bound }) => ({ z: rounded(z), bound: rounded(bound) })),
  }))
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
