export { useFormats } from './formats';
export { type Translation, useTranslation } from './hooks';
export { bodyName, type LocalizedText, localized } from './localized';
export { hasChosen, language, loadTexts, onLanguage, speak, startTexts } from './texts';
