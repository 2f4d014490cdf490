import { useEffect, useState } from 'react';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';

type Judgement = components['schemas']['PasswordJudgement'];

/** How long nobody types before the password is judged. */
const PAUSE = 350;
const STEPS = [1, 2, 3, 4];

export interface Typed {
  password: string;
  /** What a guesser would try first. */
  email: string;
  names: readonly string[];
}

/** How hard the password is to guess, while it is typed: the API judges, as it will when the password is chosen. */
export function PasswordStrength({ password, email, names }: Typed) {
  const { t } = useTranslation('joining');
  const [judged, setJudged] = useState<Judgement>();
  const known = names.join('\n');
  useEffect(() => {
    if (!password) {
      setJudged(undefined);
      return;
    }
    const over = new AbortController();
    const judge = async () => {
      const body = { password, email, names: known.split('\n').filter(Boolean).slice(0, 4) };
      const { data } = await api.POST('/api/v1/password-judgements', { body, signal: over.signal });
      setJudged(data);
    };
    // Only a help: without an answer the password is judged when it is sent.
    const later = setTimeout(() => judge().catch(() => {}), PAUSE);
    return () => {
      clearTimeout(later);
      over.abort();
    };
  }, [password, email, known]);
  if (!judged) return null;
  const tone = judged.acceptable ? 'good' : judged.score > 1 ? 'warn' : 'bad';
  return (
    <div className="strength" role="status">
      <div className={`strength-bar strength-${tone}`} aria-hidden="true">
        {STEPS.map((step) => (
          <span key={step} className={step <= judged.score ? 'strength-full' : undefined} />
        ))}
      </div>
      <p>
        <strong>{t(`strength.scores.${judged.score}`)}</strong>
        {judged.warning ? ` ${t(`strength.warnings.${judged.warning}`)}` : null}
      </p>
      {judged.acceptable ? null : (
        <ul>
          {judged.advice.map((advice) => (
            <li key={advice}>{t(`strength.advice.${advice}`)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
