import type { components } from '@/api/schema.gen';
import type { FactorTicket } from '@/app/session';
import { useTranslation } from '@/i18n';
import { ShowFactor } from './show-factor';

interface Props {
  asked: FactorTicket;
  complete: (ticket: string, proof: components['schemas']['Proof']) => Promise<void>;
  back: () => void;
}

/** The second step of signing in, whichever was the first. */
export function Factor({ asked, complete, back }: Props) {
  const { t } = useTranslation('members');
  return (
    <div className="stack">
      <h1 tabIndex={-1}>{t('signIn.factor.title')}</h1>
      <p className="soft">{t('signIn.factor.lead')}</p>
      <ShowFactor
        methods={asked.methods}
        challenge={asked.passkey}
        show={(proof) => complete(asked.ticket, proof)}
        cancel={{ label: t('signIn.factor.back'), act: back }}
      />
    </div>
  );
}
