import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A face of a font that is installed on this machine. */
export interface FontFile {
	path: string;
	/** All names that a style may call its family by. */
	families: readonly string[];
	/** Of the face in its file; '' where one file is all weights. */
	postscriptName: string;
	/** As CSS has it, 100 … 1000; of a variable font the usual one. */
	weight: number;
	isUpright: boolean;
	/** Whether its weights are computed from one drawing. */
	isVariable: boolean;
	/** How its outlines are drawn: only TrueType's stay a font in the PDFs of Chromium. */
	outlines: 'truetype' | 'other';
}

const FIELDS = ['file', 'family', 'postscriptname', 'weight', 'slant', 'variable', 'fontformat', 'index'];
const FORMAT = `${FIELDS.map((field) => `%{${field}}`).join('\t')}\n`;
/** Pairs of fontconfig's weights and CSS's. @see FcWeightToOpenTypeDouble */
const WEIGHTS = [
	[0, 100],
	[40, 200],
	[50, 300],
	[80, 400],
	[100, 500],
	[180, 600],
	[200, 700],
	[205, 800],
	[210, 900]
] as const;
const LIST_MS = 20_000;
/** Named instances of variable fonts have a larger one. */
const INDEX_MAX = 0xffff;

let listed: Promise<FontFile[]> | undefined;

/** The fonts of this machine, as fontconfig knows them, looked up once; none where there is no fontconfig. */
export function listFontFiles(): Promise<FontFile[]> {
	listed ??= promisify(execFile)('fc-list', ['--format', FORMAT], {
		timeout: LIST_MS,
		maxBuffer: 1 << 26
	}).then(
		({ stdout }) => readFontList(stdout),
		() => []
	);
	return listed;
}

/** Reads what `fc-list` says, see `FORMAT`; in the order of paths, weights and names. */
export function readFontList(text: string): FontFile[] {
	return text
		.split('\n')
		.map((line) => line.split('\t'))
		.filter((fields) => fields.length === FIELDS.length && Number(fields[7]) <= INDEX_MAX)
		.map(([path, families, postscriptName, weight, slant, variable, format]): FontFile => {
			const isVariable = variable === 'True';
			return {
				path: path!,
				families: families!.split(',').map((name) => name.trim()),
				postscriptName: isVariable ? '' : postscriptName!,
				weight: isVariable ? 400 : toCssWeight(Number(weight)),
				isUpright: slant === '0',
				isVariable,
				outlines: format === 'TrueType' && !isVariable ? 'truetype' : 'other'
			};
		})
		.toSorted(
			(a, b) => compare(a.path, b.path) || a.weight - b.weight || compare(a.postscriptName, b.postscriptName)
		);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function toCssWeight(weight: number): number {
	const nearest = WEIGHTS.reduce((best, pair) =>
		Math.abs(pair[0] - weight) < Math.abs(best[0] - weight) ? pair : best
	);
	return nearest[1];
}
