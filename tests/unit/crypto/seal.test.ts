import { utf8 } from '#shared/crypto/bytes'
import { importSealKey, open, seal } from '#shared/crypto/seal'
import { expect, test } from 'vitest'

const key = (fill: number): ReturnType<typeof importSealKey> => importSealKey(new Uint8Array(32).fill(fill))
const noKeys = expect.objectContaining({ code: 'no-keys' })

test('opens under its own key and label, and under no other', async () => {
  const sealed = await seal(await key(1), utf8('secret'), 'snug/epoch-secret/1')
  expect(await open(await key(1), sealed, 'snug/epoch-secret/1')).toEqual(utf8('secret'))
  await expect(open(await key(2), sealed, 'snug/epoch-secret/1')).rejects.toEqual(noKeys)
  await expect(open(await key(1), sealed, 'snug/epoch-secret/2')).rejects.toEqual(noKeys)
})

test('never seals twice alike, and shows nothing of what it holds', async () => {
  const one = await seal(await key(1), utf8('secret'), 'label')
  const two = await seal(await key(1), utf8('secret'), 'label')
  expect(one).not.toEqual(two)
  expect(one).toHaveLength(12 + 6 + 16)
  expect(Buffer.from(one).includes('secret')).toBe(false)
})

test('opens nothing of which a bit was changed or a byte is missing', async () => {
  const sealed = await seal(await key(1), utf8('secret'), 'label')
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Uint8Array.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
    await expect(open(await key(1), changed, 'label')).rejects.toEqual(noKeys)
    await expect(open(await key(1), sealed.slice(0, at), 'label')).rejects.toEqual(noKeys)
  }
})
