import { type ReactNode, useId } from 'react';
import { useTranslation } from '@/i18n';
import { useFault } from './form';
import './field.css';

/** What every field has. */
export interface FieldProps {
  label: ReactNode;
  /** What to write, in a sentence. */
  help?: ReactNode | undefined;
  /** Its fault; inside a `Form` those of `useForm` come by themselves. */
  error?: string | undefined;
  required?: boolean | undefined;
}

/** The ids and ARIA attributes that tie a control to its label, help and fault. */
export function useField({ help, error, required }: Omit<FieldProps, 'label'>, name: string | undefined) {
  const id = useId();
  const ofForm = useFault(name);
  const fault = error ?? (name ? ofForm : undefined);
  const described = [help ? `${id}-help` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return {
    id,
    fault,
    control: {
      id,
      'aria-invalid': fault ? true : undefined,
      'aria-describedby': described || undefined,
      'aria-required': required || undefined,
    },
  } as const;
}

interface FrameProps extends FieldProps {
  id: string;
  fault: string | undefined;
  children: ReactNode;
}

/** Label, help and fault above a control. */
export function FieldFrame({ id, fault, label, help, required, children }: FrameProps) {
  return (
    <div className={fault ? 'field field-wrong' : 'field'}>
      <label className="field-label" htmlFor={id}>
        {label}
        <RequiredMark required={required} />
      </label>
      <FieldNotes id={id} help={help} fault={fault} />
      {children}
    </div>
  );
}

/** The same for several controls that answer one question. */
export function GroupFrame({ id, fault, label, help, required, children }: FrameProps) {
  const described = [help ? `${id}-help` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <fieldset className={fault ? 'field field-wrong' : 'field'} aria-describedby={described || undefined}>
      <legend className="field-label">
        {label}
        <RequiredMark required={required} />
      </legend>
      <FieldNotes id={id} help={help} fault={fault} />
      {children}
    </fieldset>
  );
}

function FieldNotes({ id, help, fault }: { id: string; help: ReactNode; fault: string | undefined }) {
  return (
    <>
      {help ? (
        <div id={`${id}-help`} className="field-help">
          {help}
        </div>
      ) : null}
      {fault ? (
        <p id={`${id}-fault`} className="field-fault">
          {fault}
        </p>
      ) : null}
    </>
  );
}

function RequiredMark({ required }: { required: boolean | undefined }) {
  const { t } = useTranslation('ui');
  return required ? <span className="field-required">{t('form.required')}</span> : null;
}
