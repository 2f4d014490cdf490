import { useTranslation } from '@/i18n';
import { MyNewsletter } from '@/newsletter/my-newsletter';
import { PageHead } from '@/ui/page';
import { ChangePassword } from './change-password';
import { ProfileForm } from './profile-form';
import { Sessions } from './sessions';
import './profile.css';

/** What one says of oneself, how one is told things, the password, and where one is signed in. */
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
      <section className="profile-part" aria-labelledby="profile-password">
        <h2 id="profile-password">{t('password.title')}</h2>
        <ChangePassword />
      </section>
      <section className="profile-part" aria-labelledby="profile-sessions">
        <h2 id="profile-sessions">{t('sessions.title')}</h2>
        <Sessions />
      </section>
    </div>
  );
}
