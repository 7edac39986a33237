import { ChevronDown } from 'lucide-react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components'
import styles from './Select.module.css'

type SelectProps<Value extends string> = {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly remark?: string }[]
  readonly onChange: (value: Value) => void
}

/** One of many, of which only the chosen one is in sight. For a few, take Choice. */
export const Select = <Value extends string>({ label, value, options, onChange }: SelectProps<Value>) => (
  <AriaSelect
    value={value}
    onChange={(chosen) => {
      const option = options.find((one) => one.value === chosen)
      if (option) onChange(option.value)
    }}
    className={styles['field'] ?? ''}
  >
    <Label className={styles['label'] ?? ''}>{label}</Label>
    <Button className={styles['button'] ?? ''}>
      <SelectValue className={styles['value'] ?? ''}>
        {({ selectedText }) => <span dir="auto">{selectedText}</span>}
      </SelectValue>
      <ChevronDown size={16} aria-hidden />
    </Button>
    <Popover className={styles['popover'] ?? ''} offset={4}>
      <ListBox className={styles['list'] ?? ''}>
        {options.map((option) => (
          <ListBoxItem key={option.value} id={option.value} textValue={option.label} className={styles['option'] ?? ''}>
            <span dir="auto">{option.label}</span>
            {option.remark && <small className={styles['remark']}> {option.remark}</small>}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  </AriaSelect>
)
