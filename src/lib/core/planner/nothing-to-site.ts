const REASONS = {
	'no-demand': 'There is no community to be served.',
	'no-candidate': 'There is no candidate within reach of a street.',
	'few-candidates': 'There are fewer candidates than sites asked for.'
} as const;

/** A siting question without an answer: no demand to serve, or no candidate. */
export class NothingToSite extends RangeError {
	override readonly name = 'NothingToSite';
	readonly code: keyof typeof REASONS;

	constructor(code: keyof typeof REASONS) {
		super(REASONS[code]);
		this.code = code;
	}
}
