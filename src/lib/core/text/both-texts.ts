/** A text in both languages. */
export interface BothTexts {
	zh: string;
	en: string;
}
