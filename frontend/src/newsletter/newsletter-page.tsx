import { useSession } from '@/app/session';
import { useTranslation } from '@/i18n';
import { PageHead } from '@/ui/page';
import { MyNewsletter } from './my-newsletter';
import { NewsletterForm } from './newsletter-form';

/** What the newsletter is; a member chooses, anybody else gives an address. */
export function NewsletterPage() {
  const { t } = useTranslation('newsletter');
  const { member, ready } = useSession();
  return (
    <div className="stack stack-wide">
      <PageHead title={t('title')} lead={t('lead')} />
      {ready ? member ? <MyNewsletter /> : <NewsletterForm /> : null}
      <p className="soft measure">{t('promise')}</p>
    </div>
  );
}
