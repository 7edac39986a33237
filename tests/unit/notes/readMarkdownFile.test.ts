import { describe, expect, test } from 'vitest'
import { limits } from '#shared/protocol/limits'
import { readMarkdownFile, titleOf } from '../../../renderer/features/notes/readMarkdownFile'

describe('a Markdown file that becomes a note', () => {
  test.each([
    ['minutes.md', '# Minutes of *Thursday*\n\nwords', 'Minutes of Thursday'],
    ['minutes.md', '\ufeff\n\n# Minutes\r\n', 'Minutes'],
    ['minutes of thursday.md', 'no heading', 'minutes of thursday'],
    ['minutes.md', '## only a small one', 'minutes'],
    ['.md', '', '.md'],
    ['archive.2026.markdown', '', 'archive.2026'],
  ])('%s is called by its first heading, else by its name', (name, markdown, title) => {
    expect(titleOf(name, markdown)).toBe(title)
  })

  test('has a title of bounded length', () => {
    expect(titleOf('x.md', `# ${'a'.repeat(5_000)}`)).toHaveLength(limits.noteTitle)
  })

  test('is not read into memory when it cannot become a note', async () => {
    const text = (): Promise<string> => Promise.reject(new Error('was read'))
    const file = { name: 'x.md', size: limits.noteBytes + 1, text } as File
    await expect(readMarkdownFile(file)).rejects.toMatchObject({ code: 'note-import' })
  })
})
