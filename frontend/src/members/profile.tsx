import { useMay } from '@/app/session';
import { useTranslation } from '@/i18n';
import { MyNewsletter } from '@/newsletter/my-newsletter';
import { PageHead } from '@/ui/page';
import { ChangeEmail } from './change-email';
import { DirectoryChoice } from './directory/choice';
import { LeaveNetwork } from './leave-network';
import { ProfileForm } from './profile-form';
import { MySteps } from './standing-steps';
import './profile.css';

/** What one says of oneself, and how one is told things. */
export function ProfilePage() {
  const { t } = useTranslation('profile');
  const standing = useTranslation('standing').t;
  const finds = useMay('directory:read');
  return (
    <div className="stack stack-wide">
      <PageHead title={t('title')} lead={t('lead')} />
      <section className="profile-part" aria-labelledby="profile-me">
        <h2 id="profile-me">{t('me.title')}</h2>
        <ProfileForm />
      </section>
      {finds ? (
        <section className="profile-part" aria-labelledby="profile-directory">
          <h2 id="profile-directory">{t('directory:choice.title')}</h2>
          <DirectoryChoice />
        </section>
      ) : null}
      <section className="profile-part" aria-labelledby="profile-email">
        <h2 id="profile-email">{t('email-change:title')}</h2>
        <ChangeEmail />
      </section>
      <section className="profile-part" aria-labelledby="profile-newsletter">
        <h2 id="profile-newsletter">{t('newsletter.title')}</h2>
        <MyNewsletter />
      </section>
      <section className="profile-part" aria-labelledby="profile-standing">
        <h2 id="profile-standing">{standing('title')}</h2>
        <p className="soft">{standing('lead')}</p>
        <MySteps />
      </section>
      <section className="profile-part" aria-labelledby="profile-leave">
        <h2 id="profile-leave">{standing('leave.title')}</h2>
        <LeaveNetwork />
      </section>
    </div>
  );
}
