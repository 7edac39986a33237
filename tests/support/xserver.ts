import { once } from 'node:events'
import { connect } from 'node:net'

/** As much of the X protocol as a story needs to look at windows and to act on them. Windows and atoms are numbers. */
export type Xserver = {
  atom(name: string): Promise<number>
  /** The windows that lie on the screen itself. */
  children(): Promise<readonly number[]>
  isViewable(window: number): Promise<boolean>
  /** The numbers in a property of a window; none where it has no such property, or is gone. */
  property(window: number, name: number): Promise<readonly number[]>
  /** Sends a message of this type to a window, with one number in it. */
  tell(window: number, type: number, what: number): Promise<void>
  focus(window: number): Promise<void>
  /** Presses a key of the keyboard, or lets it go. */
  key(code: number, down: boolean): Promise<void>
  close(): void
}

/** What a request or a reply is made of: numbers of one, two or four bytes, least first, or letters. */
type Part = readonly [size: 1 | 2 | 4, value: number] | string
const one = (value = 0): Part => [1, value]
const two = (value = 0): Part => [2, value]
const four = (value: number): Part => [4, value]

const nothing = (bytes: number): Part => '\0'.repeat(bytes)

const pack = (parts: readonly Part[]): Buffer =>
  Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'string') return Buffer.from(part, 'latin1')
      const [size, value] = part
      const bytes = Buffer.alloc(size)
      bytes.writeUIntLE(value, 0, size)
      return bytes
    }),
  )

/** Connects to the server of this number on this machine, which asks nobody who they are. */
export const connectToX = async (display: string): Promise<Xserver> => {
  const socket = connect(`/tmp/.X11-unix/X${display}`)
  await once(socket, 'connect')
  let received = Buffer.alloc(0)
  socket.on('data', (more) => (received = Buffer.concat([received, more])))
  const read = async (length: number): Promise<Buffer> => {
    while (received.length < length) await once(socket, 'data')
    const bytes = received.subarray(0, length)
    received = received.subarray(length)
    return bytes
  }

  socket.write(pack([one(LEAST_FIRST), one(), two(11), nothing(8)]))
  const setup = await read(8)
  if (setup[0] !== 1) throw new Error('the display lets nobody in')
  const screens = await read(setup.readUInt16LE(6) * 4)
  const vendor = Math.ceil(screens.readUInt16LE(16) / 4) * 4
  const root = screens.readUInt32LE(32 + vendor + screens.readUInt8(21) * 8)

  /** Requests are four bytes and what follows; the third and fourth say how many times four it is. */
  let sent = 0
  const send = (code: number, detail: number, parts: readonly Part[] = []): number => {
    const rest = pack(parts)
    socket.write(Buffer.concat([pack([one(code), one(detail), two(1 + rest.length / 4)]), rest]))
    return (sent = (sent + 1) % 0x1_0000)
  }
  /** The reply to a request, or undefined where it was an error: what was asked for may just have gone. */
  const replyTo = async (request: number): Promise<Buffer | undefined> => {
    for (;;) {
      const head = await read(32)
      const whole = head[0] === REPLY ? Buffer.concat([head, await read(head.readUInt32LE(4) * 4)]) : undefined
      if ((whole || head[0] === ERROR) && head.readUInt16LE(2) === request) return whole
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  /** One after the other. */
  const ask = (...request: Parameters<typeof send>): Promise<Buffer | undefined> => {
    const answer = last.then(() => replyTo(send(...request)))
    last = answer
    return answer
  }
  /** What has no reply is done once the answer to a question after it is here. */
  const act = async (...request: Parameters<typeof send>): Promise<void> => {
    await (last = last.then(() => void send(...request)))
    await ask(GET_INPUT_FOCUS, 0)
  }
  const named = (name: string): readonly Part[] => [
    two(name.length),
    two(),
    name.padEnd(Math.ceil(name.length / 4) * 4, '\0'),
  ]
  const keyboard = (await ask(QUERY_EXTENSION, 0, named('XTEST')))?.readUInt8(9) ?? 0

  return {
    atom: async (name) => (await ask(INTERN_ATOM, 0, named(name)))?.readUInt32LE(8) ?? 0,
    children: async () => {
      const tree = await ask(QUERY_TREE, 0, [four(root)])
      return tree ? numbersIn(tree, tree.readUInt16LE(16)) : []
    },
    isViewable: async (window) => (await ask(GET_WINDOW_ATTRIBUTES, 0, [four(window)]))?.readUInt8(26) === VIEWABLE,
    property: async (window, name) => {
      const found = await ask(GET_PROPERTY, 0, [four(window), four(name), nothing(8), four(64)])
      return found ? numbersIn(found, found.readUInt32LE(16)) : []
    },
    tell: (window, type, what) => {
      const message = [one(CLIENT_MESSAGE), one(32), two(), four(window), four(type), four(what), nothing(16)]
      return act(SEND_EVENT, 0, [four(window), nothing(4), ...message])
    },
    focus: (window) => act(SET_INPUT_FOCUS, 1, [four(window), nothing(4)]),
    key: (code, down) =>
      act(keyboard, FAKE_INPUT, [one(down ? KEY_PRESS : KEY_RELEASE), one(code), nothing(6), four(root), nothing(20)]),
    close: () => socket.destroy(),
  }
}

/** Behind the 32 bytes that each reply begins with. */
const numbersIn = (reply: Buffer, count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => reply.readUInt32LE(32 + at * 4))

const LEAST_FIRST = 0x6c
const ERROR = 0
const REPLY = 1
const GET_WINDOW_ATTRIBUTES = 3
const VIEWABLE = 2
const QUERY_TREE = 15
const INTERN_ATOM = 16
const GET_PROPERTY = 20
const SEND_EVENT = 25
const CLIENT_MESSAGE = 33
const SET_INPUT_FOCUS = 42
const GET_INPUT_FOCUS = 43
const QUERY_EXTENSION = 98
const FAKE_INPUT = 2
const KEY_PRESS = 2
const KEY_RELEASE = 3
