import { defaultView, type ViewValues } from './view-query.ts';

/** The part of a view that a picture of it depends on; camera, table and comparison are at their defaults. */
export function drawnPartOfView({
	layers,
	selection,
	minutes,
	speedMps,
	edits,
	desk,
	lang,
	theme
}: ViewValues): ViewValues {
	return { ...defaultView(), layers, selection, minutes, speedMps, edits, desk, lang, theme };
}
