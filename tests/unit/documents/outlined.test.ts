import { describe, expect, test } from 'vitest'
import type { NoteBlock } from '#shared/documents/noteContent'
import type { Outlining } from '#shared/documents/outlined'
import { outlined } from '#shared/documents/outlined'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'

const levelsIn = (blocks: readonly NoteBlock[]): readonly number[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.level]
    if (block.kind === 'quote') return levelsIn(block.blocks)
    return 'items' in block ? block.items.flatMap((item) => levelsIn(item.blocks)) : []
  })
const words = (markdown: string): Outlining => ({ blocks: parseMarkdown(markdown) })
const note = (markdown: string): Outlining => ({ blocks: parseMarkdown(markdown), opens: true })
const levels = (...pieces: readonly Outlining[]) => outlined(pieces, 2).map(({ blocks }) => levelsIn(blocks))
/** With the title of each piece that has one before its headings. */
const outline = (...pieces: readonly Outlining[]) =>
  outlined(pieces, 2).map(({ title, blocks }, at) => [...(pieces[at]?.opens ? [title] : []), ...levelsIn(blocks)])

describe('headings of texts that stand on one page', () => {
  test('begin below its title, whichever level the writer began with', () => {
    expect(levels(words('# One\n\n## Two'))).toEqual([[2, 3]])
    expect(levels(words('## One\n\n### Two\n\n## Three'))).toEqual([[2, 3, 2]])
    expect(levels(words('#### One'))).toEqual([[2]])
  })

  test('skip no level, and rise to one that was there', () => {
    expect(levels(words('# One\n\n#### Deep\n\n## Less\n\n# Two'))).toEqual([[2, 3, 3, 2]])
    expect(levels(words('### Deep\n\n# One\n\n### Two'))).toEqual([[2, 2, 3]])
  })

  test('go on from one piece to the next', () => {
    expect(levels(words('# Part'), words('## Chapter'), { blocks: [] }, words('## Chapter'), words('# Part'))).toEqual([
      [2],
      [3],
      [],
      [3],
      [2],
    ])
  })

  test('stand below the title of a note in the note, which stands below what it belongs to', () => {
    expect(outline(note('## One\n\n# Two'))).toEqual([[2, 3, 3]])
    expect(outline(words('# Part'), note('## One\n\n# Two'), words('# Part'), note('# One'))).toEqual([
      [2],
      [3, 4, 4],
      [2],
      [3, 4],
    ])
  })

  test('go on behind a note at the level at which they would without it', () => {
    expect(outline(words('# Part\n\n## Chapter'), note('# One'), words('## Chapter'), words('# Part'))).toEqual([
      [2, 3],
      [4, 5],
      [3],
      [2],
    ])
    expect(outline(note('# One'), words('## After'), note(''), words('### Below'))).toEqual([[2, 3], [2], [3], [3]])
  })

  test('count in quotes too', () => {
    expect(levels(words('> #### Deep\n\n# One'))).toEqual([[2, 2]])
  })

  test('are never more than one level below the one before, of whatever levels they were', () => {
    const random = createSeededRandomness(5)
    for (let round = 0; round < 300; round += 1) {
      const pieces = Array.from({ length: 6 }, () => {
        const text = [...random.bytes(4)].map((byte) => `${'#'.repeat(1 + (byte % 6))} x`).join('\n\n')
        return random.bytes(1)[0]! % 3 === 0 ? note(text) : words(text)
      })
      let before = 1
      outlined(pieces, 2).forEach(({ title, blocks }, at) => {
        if (pieces[at]?.opens) {
          expect(title).toBeLessThanOrEqual(before + 1)
          before = title
        }
        for (const level of levelsIn(blocks)) {
          expect(level).toBeGreaterThan(pieces[at]?.opens ? Math.min(title, 5) : 1)
          expect(level).toBeLessThanOrEqual(before + 1)
          before = level
        }
      })
    }
  })
})
