import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { isProblem, problemOf } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
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
        {state === 'done' ? <Notice tone="good">{done}</Notice> : null}
        {state === 'ended' ? <Notice tone="bad">{ended}</Notice> : null}
        {fault ? <Notice tone="bad">{fault}</Notice> : null}
      </div>
      {state === 'open' || state === 'pending' ? (
        <>
          <p className="measure">{lead}</p>
          <p>
            <Button variant="call" pending={state === 'pending'} onClick={() => void send()}>
              {button}
            </Button>
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
