import { TextSelection } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { body } from '#shared/documents/noteDocument'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { windowlessEditor } from '../../support/windowlessEditor'

const REMOTE = 'a member'

/** One member's editor without a window, on a note of their own copy. */
const member = (client: number) => {
  const doc = new Y.Doc()
  doc.clientID = client
  const said: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== REMOTE) said.push(update)
  })
  const { view } = windowlessEditor(doc)
  view.dispatch(view.state.tr.setSelection(TextSelection.atStart(view.state.doc)))
  return {
    said,
    type: (letter: string) => view.dispatch(view.state.tr.insertText(letter)),
    hear: (update: Uint8Array) => Y.applyUpdate(doc, update, REMOTE),
    shown: () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n'),
    written: () =>
      body(doc)
        .toArray()
        .map((block) => block.toString().replaceAll(/<[^>]*>/g, ''))
        .join('\n'),
  }
}

/** All type their words at once, and hear of each other whenever the seed says. */
const together = (seed: number, words: readonly string[]) => {
  const random = createSeededRandomness(seed)
  const below = (most: number): number => Math.floor(random.fraction() * most)
  const first = below(words.length)
  const members = words.map((_, at) => member(1 + ((at + first) % words.length)))
  const typed = words.map(() => 0)
  const heard = words.map(() => words.map(() => 0))
  const hear = (one: number, other: number): boolean => {
    const update = one === other ? undefined : members[other]!.said[heard[one]![other]!]
    if (!update) return false
    heard[one]![other]! += 1
    members[one]!.hear(update)
    return true
  }
  while (typed.some((count, at) => count < words[at]!.length)) {
    const one = below(words.length)
    const letter = words[one]![typed[one]!]
    if (letter !== undefined && below(2) === 0) {
      members[one]!.type(letter)
      typed[one]! += 1
    } else hear(one, below(words.length))
  }
  for (const one of words.keys()) for (const other of words.keys()) while (hear(one, other));
  return members
}

describe('several begin in one place at once', () => {
  test.each([
    [['tea for all', 'milk', 'and sugar']],
    // Alike at their beginnings: which of two equal letters is the new one makes the difference.
    [['Who wrote it', 'Why did nobody', 'When will we']],
    [['aab', 'aac', 'aad']],
  ])('%j stay whole, and the same for all', (words) => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const members = together(seed, words)
      const [text = ''] = members.map(({ shown }) => shown())
      expect({ seed, texts: members.map(({ shown }) => shown()) }).toEqual({ seed, texts: members.map(() => text) })
      expect({ seed, written: members[0]!.written() }).toEqual({ seed, written: text })
      for (const said of words) expect({ seed, text }).toEqual({ seed, text: expect.stringContaining(said) as string })
    }
  })
})
