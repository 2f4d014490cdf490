import { useState } from 'react';
import { useTranslation } from '@/i18n';
import { FieldFrame, useField } from '@/ui/field';
import { PasswordStrength, type Typed } from './password-strength';
import './password-field.css';

interface Props {
  name: string;
  label: string;
  /** Whether a new one is chosen here. */
  isNew?: boolean;
  /** What others know of the person, which a new one should not contain. */
  email?: string | undefined;
  names?: readonly string[] | undefined;
}

/** A password that one may look at while typing. Two fields for the same password catch fewer slips. */
export function PasswordField({ name, label, isNew, email = '', names = [] }: Props) {
  const { t } = useTranslation('joining');
  const help = isNew ? t('password.help') : undefined;
  const { id, fault, control } = useField({ help, required: true }, name);
  const [seen, setSeen] = useState(false);
  const [typed, setTyped] = useState<Typed>();
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
          onInput={isNew ? (event) => setTyped(typedIn(event.currentTarget, email, names)) : undefined}
        />
        <button type="button" className="password-show" aria-pressed={seen} onClick={() => setSeen(!seen)}>
          {t('password.show')}
        </button>
      </div>
      {typed ? <PasswordStrength {...typed} /> : null}
    </FieldFrame>
  );
}

/** The password, with what the form or else the page knows of the person. */
function typedIn({ form, value }: HTMLInputElement, email: string, names: readonly string[]): Typed {
  const told = (name: string) => {
    const field = form?.elements.namedItem(name);
    return field instanceof HTMLInputElement ? field.value : '';
  };
  const own = [told('given_name'), told('family_name')].filter(Boolean);
  return { password: value, email: told('email') || email, names: own.length > 0 ? own : names };
}

/** Long enough? Whether it is easy to guess, the API says. */
export const isLongEnough = (password = ''): boolean => [...password].length >= 10;
