import type { ReactNode } from 'react'
import { Component } from 'react'
import type { Problem } from '#shared/protocol/problem'
import { asProblem } from '#shared/protocol/problem'
import { StoppedScreen } from '../features/arrival/StoppedScreen'

type State = { readonly problem: Problem | undefined }

/** A screen that cannot be drawn says so, instead of leaving the window empty. (React knows this only as a class.) */
export class Guarded extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { problem: undefined }

  static getDerivedStateFromError(error: unknown): State {
    return { problem: asProblem(error) }
  }

  override render(): ReactNode {
    return this.state.problem ? <StoppedScreen problem={this.state.problem} /> : this.props.children
  }
}
