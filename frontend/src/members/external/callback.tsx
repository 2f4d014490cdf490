import { Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '@/api/client';
import { isProblem, problemOf } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { useTitle } from '@/app/focus';
import type { FactorTicket } from '@/app/session';
import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice, type NoticeTone } from '@/ui/notice';
import { Factor } from '../factor';
import { useArrival } from '../use-arrival';
import type { ProviderSearch } from './callback-search';
import { keepPending, keptNext } from './pending';

type Unlinked = components['schemas']['UnlinkedIdentity'];
type State =
  | { is: 'working' }
  | { is: 'fault'; tone: NoticeTone; title: string; text: string }
  | { is: 'factor'; ticket: FactorTicket }
  | { is: 'unlinked'; unlinked: Unlinked };

interface Props {
  provider: string;
  search: ProviderSearch;
}

/** Where a provider sends the browser back to: signs in, asks for the second factor, or for whose account it is. */
export function CallbackPage({ provider, search }: Props) {
  const { t } = useTranslation('providers');
  const navigate = useNavigate();
  const [state, setState] = useState<State>({ is: 'working' });
  const [next] = useState(keptNext);
  const { opened, complete } = useArrival(next);
  // An answer is good once, and React may run an effect twice.
  const begun = useRef(false);
  useTitle(t('callback.title'));

  const handOn = useCallback(async () => {
    const { error, code, state: returned, iss } = search;
    // What is good once has no place in the address bar and its history.
    await navigate({ to: '.', search: {}, replace: true });
    if (error || !code || !returned) {
      const kind = error === 'access_denied' ? 'denied' : error ? 'failed' : 'nothing';
      const tone = kind === 'failed' ? 'bad' : 'warn';
      setState({ is: 'fault', tone, title: t(`callback.${kind}Title`), text: t(`callback.${kind}`) });
      return;
    }
    try {
      const { data } = await api.POST('/api/v1/sign-in-providers/{key}/sessions', {
        params: { path: { key: provider } },
        body: { state: returned, code, iss: iss ?? null },
      });
      if (!data) throw new Error('an answer without a body');
      if ('second_factor' in data) setState({ is: 'factor', ticket: data.second_factor });
      else if (!('unlinked' in data)) await opened(data);
      else if (data.unlinked.confirmed) {
        await api.POST('/api/v1/me/external-identities', { body: { ticket: data.unlinked.ticket } });
        await navigate({ to: '/me/security', hash: 'security-providers', replace: true });
      } else setState({ is: 'unlinked', unlinked: data.unlinked });
    } catch (error) {
      const kind = isProblem(error) && error.status === 503 ? 'unavailable' : 'refused';
      setState({ is: 'fault', tone: 'bad', title: t(`callback.${kind}Title`), text: problemOf(error).message });
    }
  }, [search, navigate, provider, opened, t]);

  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void handOn();
  }, [handOn]);

  if (state.is === 'factor') {
    return <Factor asked={state.ticket} complete={complete} back={() => void navigate({ to: '/sign-in' })} />;
  }
  return (
    <div className="stack stack-wide">
      <h1 tabIndex={-1}>{t(state.is === 'unlinked' ? 'callback.unlinkedTitle' : 'callback.title')}</h1>
      <div role="status">{state.is === 'working' ? <p>{t('callback.working')}</p> : null}</div>
      {state.is === 'fault' ? (
        <>
          <Notice tone={state.tone} title={state.title} live>
            {state.text}
          </Notice>
          <p>
            <Link to="/sign-in">{t('callback.again')}</Link>
          </p>
        </>
      ) : null}
      {state.is === 'unlinked' ? <WhoseAccount unlinked={state.unlinked} /> : null}
    </div>
  );
}

/** The provider knows the person, and no account here is linked to them. */
function WhoseAccount({ unlinked }: { unlinked: Unlinked }) {
  const { t } = useTranslation('providers');
  const navigate = useNavigate();
  const goOn = (to: '/sign-in' | '/register') => {
    keepPending(unlinked);
    void navigate({ to });
  };
  return (
    <>
      <p className="measure">{t('callback.unlinked', { provider: localized(unlinked.provider) })}</p>
      <div className="row">
        <Button variant="call" onClick={() => goOn('/sign-in')}>
          {t('callback.link')}
        </Button>
        <Button onClick={() => goOn('/register')}>{t('callback.register')}</Button>
      </div>
    </>
  );
}
