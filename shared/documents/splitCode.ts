/** A stretch of a message: lines of code between two fences, or what stands outside of them. */
export type Block = { readonly kind: 'code' | 'words'; readonly text: string }

const OPENS = /^ {0,3}(`{3,})[\w+#.-]{0,40}\s*$/

/** A message in blocks, in order. Code that is never closed goes on to the end. At least one. */
export const splitCode = (text: string): readonly Block[] => {
  if (!text.includes('```')) return [{ kind: 'words', text }]
  const blocks: Block[] = []
  let lines: string[] = []
  let fence: string | undefined
  const end = (kind: Block['kind']): void => {
    const said = lines.join('\n')
    if (kind === 'code' ? lines.length > 0 : said.trim()) blocks.push({ kind, text: said })
    lines = []
  }
  for (const line of text.split(/\r\n?|\n/)) {
    const opens: string | undefined = fence === undefined ? OPENS.exec(line)?.[1] : undefined
    const closes = fence !== undefined && line.trim().startsWith(fence) && /^`+$/.test(line.trim())
    if (opens !== undefined) end('words')
    else if (closes) end('code')
    else lines.push(line)
    fence = opens ?? (closes ? undefined : fence)
  }
  end(fence === undefined ? 'words' : 'code')
  return blocks.length > 0 ? blocks : [{ kind: 'words', text }]
}
