import type { BothTexts } from '#lib/core/text/both-texts.ts';

/** A file that cannot be written as it is asked for. The message names layer, feature, field, value and the remedy. */
export class ExportRefused extends Error {
	override readonly name = 'ExportRefused';
	readonly say: BothTexts;

	constructor(say: BothTexts) {
		super(say.en);
		this.say = say;
	}
}
