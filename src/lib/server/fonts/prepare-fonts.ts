import { listFontFiles, type FontFile } from './list-font-files.ts';
import { outlineHalos } from './outline-halos.ts';
import { takeSubset } from './take-subset.ts';
import type { FontSubset } from './types.ts';
import { writeTrueType } from './write-truetype.ts';

/** A document that is printed with fonts of its own. */
export interface PreparedDocument {
	content: string;
	/** Rules `@font-face`; empty where the installed fonts do. */
	fontFaces: string;
}

/** The weights that texts are set in, and the range of the style sheet's that each stands for. */
const WEIGHTS = [
	{ weight: 400, range: '1 500' },
	{ weight: 700, range: '501 1000' }
] as const;

/**
 * Makes a document ready for Chromium, so that its PDF has named fonts and every text once. Of fonts with outlines other
 * than TrueType's, and of stroked letters, Chromium makes some hundred nameless fonts of type 3. So each such family
 * that the document names comes with it, as far as its letters are used, as TrueType under the same name; and halos
 * become shapes.
 *
 * @param content SVG or HTML
 * @param files fonts of this machine; if empty, the document is unchanged
 */
export async function prepareFonts(
	content: string,
	files: readonly FontFile[] | Promise<readonly FontFile[]> = listFontFiles()
): Promise<PreparedDocument> {
	const codePoints = new Set(Array.from(content, (char) => char.codePointAt(0)!));
	for (let ascii = 0x20; ascii < 0x7f; ascii++) codePoints.add(ascii);
	const hasHalos = content.includes('class="halo"');
	const rules: string[] = [];
	const subsets = new Map<string, FontSubset>();
	// One after the other: a Chinese font is 20 MB.
	for (const { family, file, weight, range } of listFaces(content, await files)) {
		const isEmbedded = file.outlines === 'truetype';
		if (isEmbedded && !hasHalos) continue;
		const instance = file.isVariable ? weight : file.weight;
		const subset = await takeSubset(file, instance, codePoints).catch(() => undefined);
		if (!subset || subset.glyphs.length === 0) continue;
		if (weight === 400) subsets.set(family, subset);
		if (isEmbedded) continue;
		const data = Buffer.from(writeTrueType(subset)).toString('base64');
		rules.push(
			`@font-face{font-family:'${family}';font-weight:${range};src:url(data:font/ttf;base64,${data})}`
		);
	}
	return { content: outlineHalos(content, subsets), fontFaces: rules.join('') };
}

/** Upright faces of the families that a document names; a family of one weight stands for all. */
function listFaces(content: string, files: readonly FontFile[]) {
	const upright = files.filter(({ isUpright }) => isUpright);
	const families = [...new Set(upright.flatMap((file) => file.families))]
		.filter((family) => /^[^'\\]+$/.test(family) && content.includes(family))
		.toSorted();
	return families.flatMap((family) => {
		const own = upright.filter((file) => file.families.includes(family));
		const faces = WEIGHTS.map(({ weight, range }) => ({
			family,
			weight: weight as number,
			range: range as string,
			file: own.reduce((best, file) =>
				Math.abs(file.weight - weight) < Math.abs(best.weight - weight) ? file : best
			)
		}));
		const [regular, bold] = faces;
		const isOne = regular!.file === bold!.file && !regular!.file.isVariable;
		return isOne ? [{ ...regular!, range: '1 1000' }] : faces;
	});
}
