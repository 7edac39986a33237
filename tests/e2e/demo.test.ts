import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { serveBrowserEdition } from '../../electron/hub/browserEdition'
import { runDemo } from './demo/demo'

test('two members, from the first start to the archive', async () => {
  const out = await mkdtemp(join(tmpdir(), 'snug-demo-'))
  const edition = await serveBrowserEdition({
    folder: join(import.meta.dirname, '../../out/renderer'),
    version: 'test',
  })
  try {
    await runDemo({ edition, out, say: (line) => console.log(line) })
    expect((await readdir(out)).sort()).toEqual([
      '1-arrival.png',
      '2-conversation.png',
      '3-note.png',
      '4-settings.png',
      'archive.zip',
    ])
  } finally {
    await edition.close()
    await rm(out, { recursive: true, force: true })
  }
})
