import { getSchema } from '@tiptap/core'
import type { Plugin, Transaction } from '@tiptap/pm/state'
import { EditorState } from '@tiptap/pm/state'
import type { ProsemirrorBinding } from '@tiptap/y-tiptap'
import { ySyncPlugin } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { body } from '#shared/documents/noteDocument'
import { noteSchema } from '../../renderer/ui/editor/extensions'
import { keepUp } from '../../renderer/ui/editor/steadyCollaboration'

const schema = getSchema(noteSchema(() => ''))

/** An editor of a note without a window: its state, how something is done to it, and what binds it to the document. */
export const windowlessEditor = (doc: Y.Doc) => {
  const sync = ySyncPlugin(body(doc)) as Plugin<{ binding: ProsemirrorBinding }>
  const { binding } = sync.spec.state!.init.call(sync, {}, undefined as never)
  keepUp(binding)
  const followers: { update?: ((view: never, before: EditorState) => void) | undefined }[] = []
  const view = {
    state: EditorState.create({ schema, plugins: [sync] }),
    dispatch: (transaction: Transaction) => {
      const before = view.state
      view.state = before.apply(transaction)
      for (const follower of followers) follower.update?.(view as never, before)
    },
    hasFocus: () => false,
  }
  followers.push(sync.spec.view!.call(sync, view as never) as (typeof followers)[number])
  return { view, binding }
}
