import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { serveStun } from '../../../electron/hub/serveStun'
import { stunAnswer } from '../../../electron/hub/stun'

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
const hex = (answer: Uint8Array | undefined): string | undefined => answer && Buffer.from(answer).toString('hex')
/** The transaction of the sample messages of RFC 5769. */
const TRANSACTION = 'b7e7a701 bc34d686 fa87dfae'
const request = (attributes = '', length = bytes(attributes).length): Uint8Array =>
  bytes(`0001 ${length.toString(16).padStart(4, '0')} 2112a442 ${TRANSACTION} ${attributes}`)
const from = { address: '192.0.2.1', port: 32_853 }

describe('the answer to a STUN request', () => {
  test('tells the address as the samples of RFC 5769 have it, of IPv4', () => {
    const expected = hex(bytes(`0101 000c 2112a442 ${TRANSACTION} 0020 0008 0001 a147 e112a643`))
    expect(hex(stunAnswer(request(), from))).toBe(expected)
    expect(hex(stunAnswer(request(), { ...from, address: '::ffff:192.0.2.1' }))).toBe(expected)
  })

  test.each(['2001:db8:1234:5678:11:2233:4455:6677', '2001:0DB8:1234:5678:11:2233:4455:6677%eth0'])(
    'and of IPv6 (%s)',
    (address) => {
      const mapped = '0020 0014 0002 a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9'
      const expected = hex(bytes(`0101 0018 2112a442 ${TRANSACTION} ${mapped}`))
      expect(hex(stunAnswer(request(), { ...from, address }))).toBe(expected)
    },
  )

  test('tells a shortened address of IPv6 whole', () => {
    const answer = stunAnswer(request(), { address: '2001:db8::9:1', port: 1 })!
    const key = bytes(`2112a442 ${TRANSACTION}`)
    const told = answer.subarray(28).map((byte, nth) => byte ^ key[nth]!)
    expect(hex(told)).toBe('20010db8000000000000000000090001')
  })

  test('is given though the request has something in it that may be passed over', () => {
    expect(stunAnswer(request('8022 0005 536e756721 000000'), from)).toBeDefined()
  })

  test.each([
    ['too short', bytes('0001 0000 2112a442 b7e7a701')],
    ['another kind', bytes(`0011 0000 2112a442 ${TRANSACTION}`)],
    ['an answer', bytes(`0101 0000 2112a442 ${TRANSACTION}`)],
    ['another protocol', bytes(`0001 0000 2112a443 ${TRANSACTION}`)],
    ['a length that is not its own', request('', 4)],
    ['something in it that has to be understood', request('0006 0004 616e6e61')],
    ['something in it that ends beyond it', request('8022 0040 536e7567')],
    ['half a heading at its end', request('8022 0000 8022')],
    ['more than any request', request(`8022 0200 ${'00'.repeat(512)}`)],
  ])('is not given to %s', (_, wrong) => {
    expect(stunAnswer(wrong, from)).toBeUndefined()
  })
})

describe('a hub alone', () => {
  const closing: (() => unknown)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })

  test.each(['udp4', 'udp6'] as const)(
    'tells whoever asks how it sees them, and nothing to who does not (%s)',
    async (type) => {
      const server = await serveStun(0)
      const socket = createSocket(type)
      closing.push(server.close, () => socket.close())
      const host = type === 'udp4' ? '127.0.0.1' : '::1'
      socket.send('who am I?', server.port, host)
      socket.send(request(), server.port, host)
      const [answer] = (await once(socket, 'message')) as [Buffer]
      expect(hex(answer)).toBe(hex(stunAnswer(request(), { address: host, port: socket.address().port })))
    },
  )

  test('leaves its port, of both kinds, to whoever comes next', async () => {
    const { port, close } = await serveStun(0)
    await expect(serveStun(port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await close()
    const next = await serveStun(port)
    closing.push(next.close)
    expect(next.port).toBe(port)
  })

  test('answers one address only so often', async () => {
    const server = await serveStun(0)
    const socket = createSocket('udp4')
    closing.push(server.close, () => socket.close())
    let answers = 0
    socket.on('message', () => (answers += 1))
    for (let sent = 0; sent < 1_000; sent += 1) {
      socket.send(request(), server.port, '127.0.0.1')
      if (sent % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    }
    await expect.poll(() => answers).toBeGreaterThan(100)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(answers).toBeLessThan(400)
  })
})
