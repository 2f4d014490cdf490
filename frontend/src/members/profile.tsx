import { useTranslation } from '@/i18n';
import { MyNewsletter } from '@/newsletter/my-newsletter';
import { PageHead } from '@/ui/page';
import { ProfileForm } from './profile-form';
import './profile.css';

/** What one says of oneself, and how one is told things. */
export function ProfilePage() {
  const { t } = useTranslation('profile');
  return (
    <div className="stack stack-wide">
      <PageHead title={t('title')} lead={t('lead')} />
      <section className="profile-part" aria-labelledby="profile-me">
        <h2 id="profile-me">{t('me.title')}</h2>
        <ProfileForm />
      </section>
      <section className="profile-part" aria-labelledby="profile-newsletter">
        <h2 id="profile-newsletter">{t('newsletter.title')}</h2>
        <MyNewsletter />
      </section>
    </div>
  );
}
