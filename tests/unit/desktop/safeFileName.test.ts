import { expect, test } from 'vitest'
import { safeFileName } from '../../../electron/main/ipc/safeFileName'

test.each([
  ['../../etc/passwd', '-..-etc-passwd'],
  ['C:\\Windows\\system.ini', 'C--Windows-system.ini'],
  ['.bashrc', 'bashrc'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['a\u0000b\n.zip', 'ab.zip'],
  ['nul', '_nul'],
  ['COM1.zip', '_COM1.zip'],
  ['...', 'snug'],
  ['Thursday circle.zip', 'Thursday circle.zip'],
  ['Été.md', 'Été.md'],
])('a file that is called %j is saved under a name that is one everywhere: %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe)
})

test('however long a name is, what it is stays at its end', () => {
  const safe = safeFileName(`${'x'.repeat(5_000)}.zip`)
  expect(safe).toMatch(/^x{100,}\.zip$/)
  expect(safe.length).toBeLessThan(140)
})
