import { useTranslation } from '@/i18n';
import { MyNewsletter } from '@/newsletter/my-newsletter';
import { PageHead } from '@/ui/page';
<<<<<<< HEAD
import { Consents } from './consents';
=======
import { ChangePassword } from './change-password';
>>>>>>> people
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
<<<<<<< HEAD
      <section className="profile-part" aria-labelledby="profile-consents">
        <h2 id="profile-consents">{t('consents.title')}</h2>
        <Consents />
=======
      <section className="profile-part" aria-labelledby="profile-password">
        <h2 id="profile-password">{t('password.title')}</h2>
        <ChangePassword />
      </section>
      <section className="profile-part" aria-labelledby="profile-sessions">
        <h2 id="profile-sessions">{t('sessions.title')}</h2>
        <Sessions />
>>>>>>> people
      </section>
    </div>
  );
}
