import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const renderer = join(import.meta.dirname, '../../../renderer')

/** What names a side of the screen, where it should name one of the text: it would stay where it is when the text runs the other way. */
const SIDES = [
  /(?:^|[\s;{])(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)(?:-\w+)*\s*:/,
  /(?:^|[\s;{])(?:left|right)\s*:/,
  /(?:^|[\s;{])border-(?:top|bottom)-(?:left|right)-radius\s*:/,
  /(?:^|[\s;{])(?:text-align|float|clear|justify-content|justify-self|justify-items)\s*:\s*(?:left|right)\b/,
]
const FOUR_SIDES = /(?:^|[\s;{])(?:margin|padding|inset|border-width|border-color|border-radius)\s*:([^;]+);/g

/** The values of a shorthand; what stands in brackets is one. */
const valuesOf = (text: string): readonly string[] =>
  text.trim().match(/(?:[^\s()]+(?:\((?:[^()]|\([^()]*\))*\))?)+/g) ?? []

/** Four values say left and right apart, unless those are the same. */
const hasSides = (text: string): boolean => {
  const [, right, , left] = valuesOf(text)
  return left !== undefined && left !== right
}

const faultsIn = (css: string): readonly string[] => {
  const bare = css.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  const named = bare.split('\n').filter((line) => SIDES.some((side) => side.test(line)))
  const apart = [...bare.matchAll(FOUR_SIDES)].filter(([, values = '']) => hasSides(values)).map(([whole]) => whole)
  return [...named, ...apart].map((line) => line.trim())
}

test('style sheets speak of where text begins and ends, not of left and right', () => {
  const faults = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .flatMap((path) => faultsIn(readFileSync(join(renderer, path), 'utf8')).map((fault) => `${path}: ${fault}`))
  expect(faults).toEqual([])
})

test('the check finds them, and nothing else', () => {
  for (const css of [
    'margin-left: 1px;',
    '.a{right:0}',
    'border-top-right-radius: 2px;',
    'text-align: right;',
    'padding: 1px 2px 3px 4px;',
    'inset: 0 auto auto 0;',
  ])
    expect(faultsIn(css)).not.toEqual([])
  for (const css of [
    'margin-inline-start: 1px;',
    'inset-inline-end: 0;',
    'text-align: start;',
    'padding: 1px 2px 3px 2px;',
    'padding: var(--a, 1px) calc(1px + 2px);',
    '/* left: 0; */',
    'border-left-style-of-no-property',
  ])
    expect(faultsIn(css)).toEqual([])
})
