import { isShortId } from '../protocol/ids'
import { limits } from '../protocol/limits'

type Check = (value: unknown) => boolean

const within =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
/** Some of these become parts of a class name on screen: no spaces. */
const word: Check = (value) => typeof value === 'string' && /^[\w+#.-]{0,40}$/.test(value)
const absentOr =
  (check: Check): Check =>
  (value) =>
    value === null || value === undefined || check(value)

const cell: Readonly<Record<string, Check>> = {
  // Wider cells cost the editor time and memory by their area.
  colspan: absentOr(within(1, 64)),
  rowspan: absentOr(within(1, 64)),
  colwidth: absentOr((value) => Array.isArray(value) && value.length <= 64 && value.every(within(0, 10_000))),
  align: absentOr((value) => value === 'left' || value === 'center' || value === 'right'),
}

/**
 * Every node that a note's body may hold, with a check for each attribute whose value matters. The editor's schema in
 * `renderer/ui/editor` has the same names (a test compares them).
 */
const NODES: ReadonlyMap<string, Readonly<Record<string, Check>>> = new Map([
  ['paragraph', {}],
  ['heading', { level: within(1, 6) }],
  ['codeBlock', { language: absentOr(word) }],
  ['blockquote', {}],
  ['bulletList', {}],
  ['orderedList', { start: absentOr(within(0, 1_000_000_000)), type: absentOr(word) }],
  ['listItem', {}],
  ['taskList', {}],
  ['taskItem', { checked: absentOr((value) => typeof value === 'boolean') }],
  ['table', {}],
  ['tableRow', {}],
  ['tableCell', cell],
  ['tableHeader', cell],
  ['horizontalRule', {}],
  ['hardBreak', {}],
  [
    'noteLink',
    {
      note: absentOr(isShortId),
      title: absentOr((value) => typeof value === 'string' && value.length <= limits.noteTitle),
    },
  ],
])

const MARKS: ReadonlySet<string> = new Set(['bold', 'italic', 'strike', 'code', 'link', 'comment'])

/** The names of nodes and marks, for the test that compares them with the editor's. */
export const noteVocabulary = { nodes: [...NODES.keys()], marks: [...MARKS] }

/** y-prosemirror hangs a hash on the name of marks that may overlap. */
const HASHED = /--[a-zA-Z0-9+/=]{8}$/

/** A mark's name as it is written in Yjs, without its hash; undefined when no such mark exists. */
export const knownMark = (written: string): string | undefined => {
  const name = written.replace(HASHED, '')
  return MARKS.has(name) ? name : undefined
}

/** Why a node can't be shown by this version's editor as it is, or undefined when it can. */
export const strangenessOf = (name: string, attributes: Readonly<Record<string, unknown>>): string | undefined => {
  const checks = NODES.get(name)
  if (!checks) return 'unknown node'
  for (const [key, check] of Object.entries(checks)) if (!check(attributes[key])) return `unknown ${key}`
  return undefined
}
