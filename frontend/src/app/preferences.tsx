import { speak, useTranslation } from '@/i18n';
import { THEMES, useTheme } from './theme';

/** To the other language, named in that language. */
export function LanguageSwitch() {
  const { i18n } = useTranslation('app');
  const [next, label] = i18n.language === 'en' ? (['el', 'Ελληνικά'] as const) : (['en', 'English'] as const);
  return (
    <button type="button" className="header-button header-button-edge" lang={next} onClick={() => void speak(next)}>
      {label}
    </button>
  );
}

/** Light, dark, or as the system says. */
export function ThemeChoice({ name }: { name: string }) {
  const { t } = useTranslation('app');
  const [theme, choose] = useTheme();
  return (
    <fieldset className="theme-choice">
      <legend>{t('theme.title')}</legend>
      {THEMES.map((each) => (
        <label key={each}>
          <input type="radio" name={name} value={each} checked={theme === each} onChange={() => choose(each)} />
          {t(`theme.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}
