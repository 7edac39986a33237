import { InputRule, Mark } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { safeLink } from '#shared/documents/safeLink'

/** An address that has just been finished with a space. */
const TYPED = /(?:^|\s)((?:https?:\/\/|mailto:)\S+)\s$/i
const SENTENCE_END = /[.,;:!?)\]}»"'’]+$/u

/**
 * A link holds an address and nothing else: no class, no target, no title that somebody else could set. What Snug
 * would not follow is shown without an address.
 */
export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  exitable: true,

  addAttributes: () => ({ href: { default: null } }),

  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => (safeLink(element.getAttribute('href')) ? null : false) }],

  renderHTML: ({ HTMLAttributes }) => {
    const href = safeLink(HTMLAttributes['href'])
    return ['a', href ? { href, rel: 'noopener noreferrer' } : {}, 0]
  },

  addInputRules() {
    return [
      new InputRule({
        find: TYPED,
        handler: ({ state, range, match }) => {
          const address = (match[1] ?? '').replace(SENTENCE_END, '')
          const href = safeLink(address)
          if (!href) return
          const from = range.from + match[0].indexOf(address)
          const to = from + address.length
          if (state.doc.rangeHasMark(from, to, this.type)) return
          state.tr.addMark(from, to, this.type.create({ href })).insertText(' ', range.to).removeStoredMark(this.type)
        },
      }),
    ]
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          // An address pasted onto selected words makes them a link.
          handlePaste: (view, event) => {
            const href = safeLink(event.clipboardData?.getData('text/plain').trim())
            const { from, to, empty } = view.state.selection
            if (!href || empty || view.state.selection.$from.parent.type.spec.code) return false
            view.dispatch(view.state.tr.addMark(from, to, this.type.create({ href })))
            return true
          },
        },
      }),
    ]
  },
})
