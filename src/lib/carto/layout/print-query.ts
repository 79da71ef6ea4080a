import { oneOf, type ParameterRule } from '../check-view-query.ts';
import { ORIENTATIONS, PAPER_KEYS, PAPERS, SCALE_RANGE, type Orientation, type PaperKey } from './papers.ts';

const TITLE_MAX = 60;
const REVIEW_MAX = 40;
const DPI_RANGE = { min: 36, max: 600 } as const;

/** Settings of a printed map besides its view. */
export interface PrintOptions {
	paper: PaperKey;
	orientation: Orientation;
	/** 1 : n; `null`: the largest on offer that shows what is selected, else the city. */
	scale: number | null;
	/** '' for the city's programme. */
	title: string;
	/** 审图号; '' leaves its slot open. */
	review: string;
	isInternal: boolean;
}

export const DEFAULT_PRINT: PrintOptions = {
	paper: 'A4',
	orientation: 'landscape',
	scale: null,
	title: '',
	review: '',
	isInternal: false
};

const wholeWithin = ({ min, max }: { min: number; max: number }): ParameterRule => ({
	right: `a whole number from ${min} to ${max}`,
	rightZh: `${min}–${max} 的整数`,
	isRight: (value) => /^\d{1,7}$/.test(value) && Number(value) >= min && Number(value) <= max
});

const textUpTo = (most: number): ParameterRule => ({
	right: `a text of up to ${most} letters`,
	rightZh: `不超过 ${most} 个字的文字`,
	isRight: (value) => [...value].length <= most
});

/** Parameters of printed maps besides those of the view. */
export const PRINT_RULES: Readonly<Record<string, ParameterRule>> = {
	paper: oneOf(PAPER_KEYS),
	orientation: oneOf(ORIENTATIONS),
	scale: wholeWithin(SCALE_RANGE),
	title: textUpTo(TITLE_MAX),
	review: textUpTo(REVIEW_MAX),
	internal: oneOf(['0', '1']),
	dpi: wholeWithin(DPI_RANGE)
};

/** Options of a query; what is missing or not understood is the default. */
export function readPrintQuery(query: URLSearchParams): PrintOptions {
	const isRight = (name: string) => query.has(name) && PRINT_RULES[name]!.isRight(query.get(name)!);
	const textOf = (name: string) => (isRight(name) ? query.get(name)!.trim() : '');
	const paper = PAPER_KEYS.find((key) => key === query.get('paper')) ?? DEFAULT_PRINT.paper;
	const orientation = ORIENTATIONS.find((one) => one === query.get('orientation'));
	return {
		paper,
		orientation: PAPERS[paper].canStand && orientation ? orientation : DEFAULT_PRINT.orientation,
		scale: isRight('scale') ? Number(query.get('scale')) : null,
		title: textOf('title'),
		review: textOf('review'),
		isInternal: query.get('internal') === '1'
	};
}

/** The shortest query that reads back as these options. */
export function writePrintQuery(options: PrintOptions): URLSearchParams {
	const { paper, orientation, scale, title, review, isInternal } = options;
	const query = new URLSearchParams();
	if (paper !== DEFAULT_PRINT.paper) query.set('paper', paper);
	if (orientation !== DEFAULT_PRINT.orientation) query.set('orientation', orientation);
	if (scale !== null) query.set('scale', String(scale));
	if (title !== '') query.set('title', title);
	if (review !== '') query.set('review', review);
	if (isInternal) query.set('internal', '1');
	return query;
}
