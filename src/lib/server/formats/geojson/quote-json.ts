const LONGEST = 60;

/** A value as its JSON; '' where it is none, or nested too deeply to be written. */
export function toJson(value: unknown): string {
	try {
		return JSON.stringify(value) ?? '';
	} catch {
		return '';
	}
}

/** The beginning of a value as its JSON, to be shown. */
export const quoteJson = (value: unknown): string => toJson(value).slice(0, LONGEST);
