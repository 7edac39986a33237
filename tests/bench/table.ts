import type { Result, Row } from './row'

/** A figure with three digits that count. */
export const figure = (value: number | null): string => {
  if (value === null) return '–'
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d)(?<!\.\d*))/g, ',')
}

const verdict = ({ met, target }: Row): string => (met === null || target === null ? '' : met ? 'met' : 'MISSED')

const peersOf = ({ peers }: Row): string =>
  Object.entries(peers)
    .map(([name, value]) => `${name} ${figure(value)}`)
    .join(', ')

const COLUMNS = ['work', 'unit', 'Snug', 'bare', 'peers', 'ratio', 'target', ''] as const

const cellsOf = (row: Row): string[] => [
  row.work,
  row.unit,
  figure(row.snug),
  figure(row.bare),
  peersOf(row),
  figure(row.ratio),
  row.target ?? '',
  verdict(row),
]

/** The rows as a Markdown table, which reads well on a terminal too, and what is to be said beneath. */
export const tableOf = (results: readonly Result[]): string => {
  const lines = [[...COLUMNS], ...results.map(({ row }) => cellsOf(row))]
  const widths = COLUMNS.map((_, at) => Math.max(3, ...lines.map((cells) => cells[at]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = lines
  const rule = line(widths.map((width) => '-'.repeat(width)))
  const remarks = results.flatMap(({ row, remarks: said }) => said.map((one) => `- ${row.work}: ${one}`))
  const missed = results.filter(({ row }) => row.met === false).map(({ row }) => row.work)
  const judged = results.filter(({ row }) => row.met !== null).length
  const summary =
    missed.length === 0
      ? `Of ${judged} targets, all are met.`
      : `Of ${judged} targets, ${judged - missed.length} are met. Snug misses: ${missed.join('; ')}.`
  return [line(head), rule, ...body.map(line), '', ...remarks, ...(remarks.length > 0 ? [''] : []), summary].join('\n')
}
