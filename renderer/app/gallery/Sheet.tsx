import { Bold, Ellipsis, Plus, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { I18nProvider } from '../../i18n/context'
import { useSnug } from '../../state/store'
import { Button } from '../../ui/Button'
import { CameraView } from '../../ui/qr/CameraView'
import { Choice } from '../../ui/Choice'
import { DayField } from '../../ui/DayField'
import { Dot } from '../../ui/Dot'
import { FindField } from '../../ui/FindField'
import { Hidden } from '../../ui/Hidden'
import { IconButton } from '../../ui/IconButton'
import { Lamp } from '../../ui/Lamp'
import { Menu } from '../../ui/Menu'
import { Notice } from '../../ui/Notice'
import { OptionList } from '../../ui/OptionList'
import { Page, PageSection } from '../../ui/Page'
import { QrCode } from '../../ui/qr/QrCode'
import { Select } from '../../ui/Select'
import { ShortWords } from '../../ui/ShortNotice'
import { Switch } from '../../ui/Switch'
import { TextField } from '../../ui/TextField'
import { TimeField } from '../../ui/TimeField'
import { Tool, Toolbar, ToolbarGroup } from '../../ui/Toolbar'
import '../global.css'
import styles from './Sheet.module.css'

const ICON = { size: 16, 'aria-hidden': true } as const
const LOOKS = ['primary', 'plain', 'quiet', 'link', 'danger'] as const
const nothing = (): void => undefined

/** Every primitive of `ui/` in every state that it can be in, on one sheet. Its words are for whoever builds Snug. */
export const Sheet = () => {
  const language = useSnug((state) => state.language)
  const theme = useSnug((state) => state.theme)
  useEffect(() => {
    document.documentElement.lang = language
    if (theme !== 'system') document.documentElement.dataset['theme'] = theme
  }, [language, theme])
  return (
    <I18nProvider language={language}>
      <main className={styles['sheet']}>
        <h1>
          <Hidden>Snug: components</Hidden>
        </h1>
        <Page title="Components">
          <Buttons />
          <Fields />
          <Choices />
          <Signs />
        </Page>
      </main>
    </I18nProvider>
  )
}

const Row = ({ children }: { readonly children: ReactNode }) => <div className={styles['row']}>{children}</div>

const Buttons = () => (
  <PageSection title="Buttons">
    <Row>
      {LOOKS.map((look) => (
        <Button key={look} look={look}>
          {look}
        </Button>
      ))}
    </Row>
    <Row>
      {LOOKS.map((look) => (
        <Button key={look} look={look} icon={<Plus {...ICON} />} isDisabled>
          {look}
        </Button>
      ))}
      <Button isBusy>busy</Button>
    </Row>
    <Row>
      <IconButton label="More" icon={<Ellipsis size={18} aria-hidden />} />
      <IconButton label="Nothing more" icon={<Ellipsis size={18} aria-hidden />} isDisabled />
      <MenuTrigger>
        <Button icon={<Ellipsis {...ICON} />}>A menu</Button>
        <Menu
          label="A menu"
          remark="What it is about"
          entries={[
            { id: 'usual', label: 'What is usual', icon: <Plus {...ICON} />, shortcut: 'R', onAction: nothing },
            { id: 'remark', label: 'With a remark', remark: 'What is to be known of it', onAction: nothing },
            { id: 'not', label: 'Not just now', whyNot: 'Why it cannot be done just now.', onAction: nothing },
            { id: 'danger', label: 'Cannot be undone', danger: true, onAction: nothing },
          ]}
        />
      </MenuTrigger>
    </Row>
    <Toolbar label="Tools" onLeave={nothing}>
      <ToolbarGroup label="Words">
        <Tool label="On" icon={<Bold {...ICON} />} isOn onPress={nothing} />
        <Tool label="Off" icon={<Bold {...ICON} />} isOn={false} onPress={nothing} />
        <Tool label="Not now" icon={<Bold {...ICON} />} isDisabled onPress={nothing} />
        <Tool label="Once" icon={<Plus {...ICON} />} shortcut="Ctrl + B" onPress={nothing} />
      </ToolbarGroup>
    </Toolbar>
    <Button wide>As wide as the column</Button>
  </PageSection>
)

const Fields = () => {
  const [words, setWords] = useState('Words that somebody wrote')
  const text = { value: words, onChange: setWords }
  return (
    <PageSection title="Fields">
      <TextField label="One line" help="One sentence below it." {...text} />
      <TextField label="What cannot be taken" error="Why it cannot be taken, and what to do." {...text} />
      <TextField
        label="Technical, only to be read"
        technical
        isReadOnly
        value="snug://join#WzEsInRoZSBnYWxsZXJ5Il0"
        onChange={nothing}
      />
      <TextField label="Several lines, not now" rows={2} isDisabled {...text} />
      <TextField label="Secret" secret {...text} />
      <Row>
        <DayField label="Day" value={new Date(2026, 10, 22).getTime()} onChange={nothing} />
        <DayField label="No day" value={undefined} onChange={nothing} />
        <TimeField label="Time" value="21:30" onChange={nothing} />
        <TimeField label="Time, not now" value="07:00" onChange={nothing} isDisabled />
        <Select label="One of many" value="two" options={OPTIONS} onChange={nothing} />
      </Row>
      <FindField
        label="Find"
        hint="Find something"
        icon={<Search {...ICON} />}
        maxLength={50}
        list="sheet-list"
        active="sheet-list-1"
        onMove={nothing}
        onEnter={nothing}
        value=""
        onChange={nothing}
      />
      <OptionList
        id="sheet-list"
        label="Found"
        options={OPTIONS.map(({ value, label }) => ({ id: value, words: label }))}
        active={1}
        onChoose={nothing}
        className={styles['options']}
      />
    </PageSection>
  )
}

const OPTIONS = [
  { value: 'one', label: 'The first' },
  { value: 'two', label: 'The second' },
  { value: 'three', label: 'The third, whose name is longer' },
] as const

const Choices = () => {
  const [isOn, setOn] = useState(true)
  const [chosen, choose] = useState<(typeof OPTIONS)[number]['value']>('one')
  return (
    <PageSection title="Choices">
      <Switch label="On" help="What it means." isOn={isOn} onChange={setOn} />
      <Switch label="Off" isOn={!isOn} onChange={(on) => setOn(!on)} />
      <Switch label="On, and cannot be changed" isOn isDisabled onChange={nothing} />
      <Choice label="One of a few" value={chosen} options={OPTIONS} onChange={choose} />
      <Choice label="One of a few, not now" value={chosen} options={OPTIONS} onChange={choose} isDisabled />
    </PageSection>
  )
}

const Signs = () => (
  <PageSection title="Signs">
    <ShortWords words="The link is copied." />
    <Notice happened="What happened." safe="What is safe." next="What to do next.">
      <Button>Try again</Button>
    </Notice>
    <Row>
      <span>
        Something is new <Dot />
      </span>
      <span>
        For ears <Hidden>only</Hidden>
      </span>
      <Lamp />
    </Row>
    <Row>
      <QrCode text="snug://join#nobody" label="QR code" />
      <CameraView label="What the camera would see" onCode={nothing} onProblem={nothing} />
    </Row>
  </PageSection>
)
