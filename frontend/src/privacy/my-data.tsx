import { useTranslation } from '@/i18n';
import { PageHead } from '@/ui/page';
import { Consents } from './consents';
import { Copies } from './copies';
import { Erasure } from './erasure';
import './privacy.css';

/** What is kept of one, to see, to take along and to have erased. */
export function MyDataPage() {
  const { t } = useTranslation('privacy');
  return (
    <div className="stack stack-wide">
      <PageHead title={t('title')} lead={t('lead')} />
      <section className="privacy-part" aria-labelledby="privacy-copies">
        <h2 id="privacy-copies">{t('copies.title')}</h2>
        <Copies />
      </section>
      <section className="privacy-part" aria-labelledby="privacy-consents">
        <h2 id="privacy-consents">{t('consents.title')}</h2>
        <Consents />
      </section>
      <section className="privacy-part" aria-labelledby="privacy-erasure">
        <h2 id="privacy-erasure">{t('erasure.title')}</h2>
        <Erasure />
      </section>
    </div>
  );
}
