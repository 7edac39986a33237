import type { NoteJson } from '../documents/noteJson'

/** Nodes, how deep they may lie in each other, and characters of what a node or a mark is called. */
const [NODES, DEPTH, NAME] = [100_000, 60, 40]

type Open = { readonly value: unknown; readonly depth: number }
type Bag = Readonly<Record<string, unknown>>

/** Whether a value from outside is a note as editors write it down, as far as its form goes: nothing is said of which nodes there are. */
export const isNoteJson = (value: unknown): value is NoteJson => {
  // Without recursion: who nests it deeply is not to break anything.
  const open: Open[] = [{ value, depth: 0 }]
  let seen = 0
  for (let next = open.pop(); next; next = open.pop()) {
    seen += 1
    const { value: node, depth } = next
    if (seen > NODES || depth > DEPTH || !isBag(node) || !isNode(node)) return false
    for (const child of (node['content'] as readonly unknown[] | undefined) ?? [])
      open.push({ value: child, depth: depth + 1 })
  }
  return true
}

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value)
const isName = (value: unknown): boolean => typeof value === 'string' && value.length > 0 && value.length <= NAME
const isAbsent = (value: unknown): boolean => value === undefined
const isPlain = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))

const areAttributes = (value: unknown): boolean =>
  isAbsent(value) || (isBag(value) && Object.values(value).every(isPlain))
const isMark = (value: unknown): boolean =>
  isBag(value) && isName(value['type']) && areAttributes(value['attrs']) && has(value, ['type', 'attrs'])
const has = (value: Bag, keys: readonly string[]): boolean => Object.keys(value).every((key) => keys.includes(key))

const isNode = (node: Bag): boolean =>
  has(node, ['type', 'attrs', 'content', 'text', 'marks']) &&
  isName(node['type']) &&
  areAttributes(node['attrs']) &&
  (isAbsent(node['text']) || typeof node['text'] === 'string') &&
  (isAbsent(node['content']) || Array.isArray(node['content'])) &&
  (isAbsent(node['marks']) || (Array.isArray(node['marks']) && node['marks'].every(isMark)))
