import { Link } from '@tanstack/react-router';
import { useTranslation } from '@/i18n';

/** What stands below every page. */
export function Footer() {
  const { t } = useTranslation('app');
  return (
    <footer className="footer">
      <div className="width">
        <div className="footer-columns">
          <Column title={t('footer.network')}>
            <Entry to="/campaigns" label={t('nav.campaigns')} />
            <Entry to="/challenges" label={t('nav.challenges')} />
            <Entry to="/library" label={t('nav.library')} />
            <Entry to="/organisations" label={t('footer.bodies')} />
          </Column>
          <Column title={t('footer.follow')}>
            <Entry to="/newsletter" label={t('footer.newsletter')} />
            <Entry to="/register" label={t('footer.register')} />
          </Column>
          <Column title={t('footer.about')}>
            <Entry to="/accessibility" label={t('footer.accessibility')} />
            <Entry to="/privacy" label={t('footer.privacy')} />
            <Entry to="/terms" label={t('footer.terms')} />
          </Column>
          <Column title={t('footer.developers')}>
            <li>
              {/* Served by the API, not a page of this app. */}
              <a href="/docs/">{t('footer.api')}</a>
            </li>
          </Column>
        </div>
        <p className="footer-end">{t('footer.end')}</p>
      </div>
    </footer>
  );
}

function Column({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ul role="list">{children}</ul>
    </section>
  );
}

function Entry({ to, label }: { to: string; label: string }) {
  return (
    <li>
      <Link to={to}>{label}</Link>
    </li>
  );
}
