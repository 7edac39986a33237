import { describe, expect, test } from 'vitest'
import type { NoteBlock } from '#shared/documents/noteContent'
import { asTemplate } from '#shared/documents/asTemplate'
import { blocksMarkdown } from '#shared/documents/noteMarkdown'
import type { NoteId } from '#shared/protocol/ids'
import { foundNoteLike } from '../../../renderer/commands/foundNoteLike'
import { importNote } from '../../../renderer/commands/importNote'
import { noteTemplates, TEMPLATES } from '../../../renderer/features/room/noteTemplates'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'
import { readNote } from '#shared/documents/readNote'
import { houseOf } from '../../support/house'
import type { TestMember } from '../../support/room'
import { room } from '../../support/room'

const shapeOf = (blocks: readonly NoteBlock[]): readonly string[] =>
  blocks.map((block) => ('items' in block ? `${block.kind} ${block.items.length}` : block.kind))

describe('what notes can begin with', () => {
  test.each(TEMPLATES)('%s is the same in both languages, and nothing is done in it', (name) => {
    const [en, fr] = [parseMarkdown(noteTemplates.en[name]), parseMarkdown(noteTemplates.fr[name])]
    expect(shapeOf(fr)).toEqual(shapeOf(en))
    expect(blocksMarkdown(en)).not.toMatch(/\\|\[x\]/)
    expect(asTemplate(en)).toEqual(en)
  })

  test('the lists that are to be filled in are lists, and their tasks can be ticked', () => {
    expect(shapeOf(parseMarkdown(noteTemplates.en.minutes))).toContain('numbers 1')
    expect(shapeOf(parseMarkdown(noteTemplates.fr.tasks)).filter((kind) => kind.startsWith('tasks'))).toEqual([
      'tasks 2',
      'tasks 1',
    ])
    expect(shapeOf(parseMarkdown(noteTemplates.en.agenda))).toContain('table')
  })

  test('another note can be one: nothing in it is ticked, however deep', () => {
    const markdown = '- [x] soup\n  - [x] bread\n\n> - [x] quoted\n\n| a |\n| - |\n| b |'
    expect(blocksMarkdown(asTemplate(parseMarkdown(markdown)))).toBe(
      '- [ ] soup\n  - [ ] bread\n\n> - [ ] quoted\n\n| a |\n| --- |\n| b |',
    )
  })
})

test('a note that is like another one reaches every member, and leaves the other as it is', async () => {
  const r = await room(43, 'anna', 'idris')
  r.connectAll()
  await r.pass(500)
  const house = houseOf(r, r.anna)
  const read = async (member: TestMember, note: NoteId): Promise<string> => {
    const open = await r.when(member.replica.openNote(note))
    const { title, blocks } = readNote(open.doc)
    await r.when(open.close())
    return `${title}: ${blocksMarkdown(blocks)}`
  }
  const first = await r.when(importNote(house)({ title: 'November', markdown: '## Tasks\n\n- [x] soup' }))
  const second = await r.when(foundNoteLike(house)('December', first))
  await r.pass(1_000)
  expect(await read(r.idris, second)).toBe('December: ## Tasks\n\n- [ ] soup')
  expect(await read(r.idris, first)).toBe('November: ## Tasks\n\n- [x] soup')
})
