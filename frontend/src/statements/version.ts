/** The wording of the terms and of the privacy statement that holds now; the API takes a consent to no other. */
export const TEXT_VERSION = '2026-11';
