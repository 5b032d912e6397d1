/** Second façade of ui/: what needs no component and no style, so that pure parts of the apps run and are tested without a browser. */
export { isCallError, isProblem, isRetryable, NetworkError, ProblemError } from './api/errors.ts';
export type { CallError } from './api/errors.ts';
export { formatDate, formatDateTime, formatDue, formatNumber, formatShare, formatTime } from './i18n/format.ts';
export { fill, isLanguage, languages, translator, words } from './i18n/texts.ts';
export type { Language, TextTable, Translate, Translated, Values } from './i18n/texts.ts';
export { fieldsOf, translateSchema, valuesOf, withIds } from './forms/form-schema.ts';
export type { FormField, FormSchema } from './forms/form-schema.ts';
