export { type Formats, formatsOf, useFormats } from './formats';
export { type Marks, type Translation, useTranslation } from './hooks';
export { bodyName, type LocalizedText, localized } from './localized';
export { hasChosen, type Language, language, loadTexts, onLanguage, speak, startTexts } from './texts';
