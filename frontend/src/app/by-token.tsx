import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { isProblem, problemOf } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { useTitle } from './focus';

interface Props {
  token: string | undefined;
  title: string;
  /** What the button will do. */
  lead: string;
  button: string;
  /** Shown when it is done. */
  done: ReactNode;
  /** Shown when the link has no token, or one that is no longer good. */
  ended: ReactNode;
  act: (token: string) => Promise<void>;
}

/**
 * The page that a link in a mail opens. Opening it changes nothing, since mail scanners open links too: the button does.
 */
export function ByToken({ token, title, lead, button, done, ended, act }: Props) {
  const { t } = useTranslation('app');
  const [state, setState] = useState<'open' | 'pending' | 'done' | 'ended'>(token ? 'open' : 'ended');
  const [fault, setFault] = useState<string>();
  useTitle(title);

  const send = async () => {
    if (state !== 'open' || !token) return;
    setState('pending');
    setFault(undefined);
    try {
      await act(token);
      setState('done');
    } catch (error) {
      const problem = problemOf(error);
      const isOver = isProblem(error) && [404, 409, 410, 422].includes(error.status);
      if (!isOver) setFault(problem.isOffline ? t('offline.title') : problem.message);
      setState(isOver ? 'ended' : 'open');
    }
  };

  return (
    <div className="stack stack-wide">
      <h1 tabIndex={-1}>{title}</h1>
      <div role="status">
        {state === 'done' ? <div className="plain-notice plain-notice-good">{done}</div> : null}
        {state === 'ended' ? <div className="plain-notice plain-notice-bad">{ended}</div> : null}
        {fault ? <p className="plain-notice plain-notice-bad">{fault}</p> : null}
      </div>
      {state === 'open' || state === 'pending' ? (
        <>
          <p className="measure">{lead}</p>
          <p>
            <button
              type="button"
              className="plain-call"
              aria-disabled={state === 'pending'}
              onClick={() => void send()}
            >
              {state === 'pending' ? t('form.pending') : button}
            </button>
          </p>
        </>
      ) : (
        <p>
          <Link to="/">{t('home')}</Link>
        </p>
      )}
    </div>
  );
}
