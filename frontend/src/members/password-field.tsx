import { useState } from 'react';
import { useTranslation } from '@/i18n';
import { FieldFrame, useField } from '@/ui/field';
import './password-field.css';

interface Props {
  name: string;
  label: string;
  /** Whether a new one is chosen here. */
  isNew?: boolean;
}

/** A password that one may look at while typing. Two fields for the same password catch fewer slips. */
export function PasswordField({ name, label, isNew }: Props) {
  const { t } = useTranslation('joining');
  const help = isNew ? t('password.help') : undefined;
  const { id, fault, control } = useField({ help, required: true }, name);
  const [seen, setSeen] = useState(false);
  return (
    <FieldFrame {...{ id, fault, label, help }} required>
      <div className="password">
        <input
          {...control}
          name={name}
          className="input"
          type={seen ? 'text' : 'password'}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={128}
        />
        <button type="button" className="password-show" aria-pressed={seen} onClick={() => setSeen(!seen)}>
          {t('password.show')}
        </button>
      </div>
    </FieldFrame>
  );
}

/** Long enough? Whether it is easy to guess, the API says. */
export const isLongEnough = (password = ''): boolean => [...password].length >= 10;
