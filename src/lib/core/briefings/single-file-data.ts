import type { BriefingDocument } from './types.ts';
import type { CityMeta } from '../city/types.ts';

/** Data of the single-file briefing; bytes as base64, those of `plan` gzipped JSON. */
export interface SingleFileData {
	meta: CityMeta;
	briefing: BriefingDocument;
	lang: 'zh' | 'en';
	theme: 'auto' | 'light' | 'dark';
	plan: string;
	network: string;
	basemap: string;
}
