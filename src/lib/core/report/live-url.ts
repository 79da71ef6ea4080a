import type { ReportDocument } from './types.ts';

/** Address of a live view that a report points to. */
export function liveUrl(
	{ baseUrl, cityId }: Pick<ReportDocument, 'baseUrl' | 'cityId'>,
	query: string
): string {
	return `${baseUrl}/${cityId}${query === '' ? '' : `?${query}`}`;
}
