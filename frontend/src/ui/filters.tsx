import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from '@/i18n';
import { Button } from './button';
import { Select } from './text-field';
import './filters.css';

interface Props {
  label: string;
  /** What the fields hold, by name, when the person asks for it; empty ones are left out. */
  onApply: (values: Record<string, string>) => void;
  /** Whether anything narrows the list. */
  narrowed: boolean;
  onClear: () => void;
  children: ReactNode;
}

/**
 * The fields above a list that narrow it; what they say is in the address. A choice applies at once, words when one has
 * written them. The fields are named as the parameters and hold `defaultValue`s.
 */
export function Filters({ label, onApply, narrowed, onClear, children }: Props) {
  const { t } = useTranslation('ui');
  const apply = (form: HTMLFormElement) => {
    const values = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()] as const);
    onApply(Object.fromEntries(values.filter(([, value]) => value)));
  };
  return (
    <search>
      <form
        className="filters"
        aria-label={label}
        onChange={(event: FormEvent<HTMLFormElement>) => {
          // Words would be asked for at every letter.
          const chooses = event.target instanceof HTMLSelectElement || isBox(event.target);
          if (chooses) apply(event.currentTarget);
        }}
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          apply(event.currentTarget);
        }}
      >
        {children}
        <div className="row filters-actions">
          <Button type="submit" variant="primary">
            {t('filters.apply')}
          </Button>
          {narrowed ? (
            <Button variant="link" onClick={onClear}>
              {t('filters.clear')}
            </Button>
          ) : null}
        </div>
      </form>
    </search>
  );
}

const isBox = (target: EventTarget): boolean => target instanceof HTMLInputElement && target.type === 'checkbox';

interface ChoiceProps<Value extends string> {
  name: string;
  label: string;
  values: readonly Value[];
  text: (value: Value) => string;
  /** What the address says. */
  chosen: Value | undefined;
}

/** A field of `Filters`: one of a few values, or all of them. */
export function FilterChoice<Value extends string>({ name, label, values, text, chosen }: ChoiceProps<Value>) {
  const { t } = useTranslation('ui');
  return (
    <Select
      name={name}
      label={label}
      placeholder={t('filters.all')}
      options={values.map((value) => ({ value, label: text(value) }))}
      defaultValue={chosen ?? ''}
    />
  );
}
