/** Of which plan a file is that this program wrote. */
export interface ExportMark {
	cityId: string;
	revision: number;
	/** ISO date that the plan was true for. */
	asOf: string;
}

const MARK = /连片 Lianpian ([a-z0-9][\w-]{0,63})@(\d{1,9}) (\d{4}-\d{2}-\d{2})/i;

/** What stands in every file that goes out, so that it is known when it comes in again: `连片 Lianpian baoding@7 2022-01-01`. */
export const writeExportMark = ({ cityId, revision, asOf }: ExportMark): string =>
	`连片 Lianpian ${cityId}@${revision} ${asOf}`;

/** The first mark in a text; `undefined` if there is none. */
export function findExportMark(text: string): ExportMark | undefined {
	const [, cityId, revision, asOf] = MARK.exec(text) ?? [];
	return cityId === undefined ? undefined : { cityId, revision: Number(revision), asOf: asOf! };
}
