import { type InputHTMLAttributes, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from '@/i18n';

/** The faults of a form by name of field; `''` is the form's own. */
export type Faults = Readonly<Record<string, string>>;

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> {
  name: string;
  label: string;
  description?: ReactNode;
  faults: Faults;
}

/** A native field with its label, its help and its fault. */
export function PlainField({ name, label, description, faults, ...input }: FieldProps) {
  const id = useId();
  const fault = faults[name];
  const described = [description ? `${id}-help` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div className={fault ? 'plain-field plain-field-wrong' : 'plain-field'}>
      <label htmlFor={id}>{label}</label>
      {description ? (
        <div id={`${id}-help`} className="faint">
          {description}
        </div>
      ) : null}
      {fault ? (
        <p id={`${id}-fault`} className="plain-fault">
          {fault}
        </p>
      ) : null}
      <input
        {...input}
        id={id}
        name={name}
        aria-invalid={fault !== undefined}
        aria-describedby={described || undefined}
      />
    </div>
  );
}

/** All faults of the form, which take the focus when they appear. */
export function FaultSummary({ faults }: { faults: Faults }) {
  const { t } = useTranslation('app');
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(faults);
  useEffect(() => {
    if (Object.keys(faults).length > 0) box.current?.focus();
  }, [faults]);
  if (entries.length === 0) return null;
  return (
    <div ref={box} className="plain-summary" role="alert" tabIndex={-1}>
      <h2>{t('form.wrong')}</h2>
      <ul>
        {entries.map(([name, fault]) => (
          <li key={name}>
            {name ? (
              <button type="button" className="link-button" onClick={() => reach(box.current, name)}>
                {fault}
              </button>
            ) : (
              fault
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function reach(from: HTMLElement | null, name: string): void {
  const field = from?.closest('form')?.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}
