/** On the seal, a line each. */
export const SEAL = { zh: ['示意', '数据'], en: ['DEMO', 'DATA'] } as const;

/** Fixed texts of a deck around the report's content; Chinese with full-width punctuation, as in reports. */
export interface DeckWords {
	dataAsOf: (date: string) => string;
	/** The report's reference date is later than its data's. */
	asOf: (date: string, dataDate: string) => string;
	illustrative: string;
	revision: (revision: number) => string;
	hash: (hex: string) => string;
	liveView: string;
	page: (part: number, of: number) => string;
	rowsLeftOut: (shown: number, all: number) => string;
	noCode: string;
	/** Heading of the figures in the speaker's notes. */
	sources: string;
	formula: string;
	source: string;
	closingTitle: string;
	closing: (facts: {
		date: string;
		dataDate: string;
		hash: string;
		live: string;
		attribution: string;
	}) => string[];
	illustrativeWhy: string;
}

export const DECK_WORDS: Record<'zh' | 'en', DeckWords> = {
	zh: {
		dataAsOf: (date) => `数据截至 ${date}`,
		asOf: (date, dataDate) => `截至 ${date}（数据截至 ${dataDate}）`,
		illustrative: '示意数据',
		revision: (revision) => `计划第 ${revision} 版`,
		hash: (hex) => `数据指纹 ${hex}`,
		liveView: '在线视图',
		page: (part, of) => `（${part}/${of}）`,
		rowsLeftOut: (shown, all) => `此处列前 ${shown} 行，共 ${all} 行；全表见台账。`,
		noCode: '模板的内容页没有 {{qr}}：各页只有在线视图的链接，没有二维码。',
		sources: '本页数字的来历',
		formula: '算法',
		source: '来源',
		closingTitle: '数据与来源',
		closing: ({ date, dataDate, hash, live, attribution }) => [
			`报告日期 ${date}；数据截至 ${dataDate}。`,
			'每个数字由同一份数据、同一套算法算出，来历写在各页备注里；扫码可打开当时的地图核对。',
			`数据指纹（SHA-256；指纹相同，数据就相同）：${spaceOut(hash)}`,
			`在线地图 ${live}`,
			attribution
		],
		illustrativeWhy: '本报告含示意数据，仅用于演示方法，不代表实际情况。'
	},
	en: {
		dataAsOf: (date) => `Data as of ${date}`,
		asOf: (date, dataDate) => `As of ${date} (data as of ${dataDate})`,
		illustrative: 'Illustrative data',
		revision: (revision) => `Plan revision ${revision}`,
		hash: (hex) => `Fingerprint ${hex}`,
		liveView: 'live view',
		page: (part, of) => ` (${part}/${of})`,
		rowsLeftOut: (shown, all) => `The first ${shown} of ${all} rows; the whole table is in the ledger.`,
		noCode: 'The template’s content slide has no {{qr}}: its slides link to the live view, but have no code.',
		sources: 'Where the figures of this slide come from',
		formula: 'Formula',
		source: 'Source',
		closingTitle: 'Data and sources',
		closing: ({ date, dataDate, hash, live, attribution }) => [
			`Report of ${date}; data as of ${dataDate}.`,
			'Every figure is computed from the same data by the same rules; the notes of each slide say how, and its code opens the map it was read from.',
			`Fingerprint of the data (SHA-256; the same fingerprint, the same data): ${spaceOut(hash)}`,
			`Live map ${live}`,
			attribution
		],
		illustrativeWhy: 'This report holds illustrative data: it shows the method, not the state of things.'
	}
};

/** Eight digits and eight digits, so that lines break between them. */
const spaceOut = (hash: string) => hash.replaceAll(/.{8}(?=.)/g, '$& ');
