import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useState,
} from 'react';
import { useTranslation } from '@/i18n';
import { FieldFrame, type FieldProps, useField } from './field';

type InputProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'required'>;

/** One line of text; `type` may be email, password, search, tel, url. */
export function TextField({ label, help, error, required, className = '', ...input }: InputProps) {
  const { id, fault, control } = useField({ help, error, required }, input.name);
  return (
    <FieldFrame {...{ id, fault, label, help, required }}>
      <input {...input} {...control} className={`input ${className}`} />
    </FieldFrame>
  );
}

/** A number. It stays text in the form, as people type it. */
export function NumberField(props: Omit<InputProps, 'type'>) {
  return <TextField inputMode="decimal" autoComplete="off" {...props} className="input-short" />;
}

/** A day of the calendar, `2026-11-24` in the form. */
export function DateField(props: Omit<InputProps, 'type'>) {
  return <TextField {...props} type="date" className="input-short" />;
}

type AreaProps = FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'required'>;

/** Several lines of text; with `maxLength` it counts what is left. */
export function TextArea({ label, help, error, required, onInput, ...area }: AreaProps) {
  const { t } = useTranslation('ui');
  const { id, fault, control } = useField({ help, error, required }, area.name);
  const { maxLength } = area;
  const [length, setLength] = useState(String(area.value ?? area.defaultValue ?? '').length);
  const left = (maxLength ?? 0) - length;
  return (
    <FieldFrame {...{ id, fault, label, help, required }}>
      <textarea
        rows={5}
        {...area}
        {...control}
        className="input"
        onInput={(event) => {
          setLength(event.currentTarget.value.length);
          onInput?.(event);
        }}
      />
      {maxLength && left < maxLength / 2 ? <p className="field-count">{t('form.left', { count: left })}</p> : null}
    </FieldFrame>
  );
}

interface Option {
  value: string;
  label: string;
}

type SelectProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'required'> & {
    options: readonly Option[];
    /** The first line, which chooses nothing. */
    placeholder?: string | undefined;
    /** Options in groups, in place of `options`. */
    children?: ReactNode | undefined;
  };

/** One of a list. */
export function Select({ label, help, error, required, options, placeholder, children, ...select }: SelectProps) {
  const { id, fault, control } = useField({ help, error, required }, select.name);
  return (
    <FieldFrame {...{ id, fault, label, help, required }}>
      <select {...select} {...control} className="input">
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
        {children}
      </select>
    </FieldFrame>
  );
}
