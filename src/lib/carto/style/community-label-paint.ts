import type { Palette } from '../palette.ts';
import { byOutcome } from './by-outcome.ts';

/** A number on its community's own ground: what is written is legible on whatever the community is filled with. */
export function communityLabelPaint({
	palette,
	isRanked,
	stepsBack
}: {
	palette: Palette;
	isRanked: boolean;
	stepsBack: boolean;
}): Record<string, unknown> {
	const { ink, paper, cinnabar, cinnabarWash, cinnabarDeep, malachiteWash, gamboge, violet, violetWash } =
		palette;
	const ofRed = (outcome: unknown, plain: string) => (stepsBack ? plain : outcome);
	const onFull = { inner: ink, outer: paper, beyond: paper, gained: ink, lost: paper };
	const ground = {
		inner: cinnabarWash,
		outer: cinnabar,
		beyond: cinnabarDeep,
		gained: violetWash,
		lost: violet
	};
	return {
		'text-color': [
			'match',
			['get', 'state'],
			'not-renovated',
			ofRed(byOutcome(palette, { isRanked, colours: onFull }), ink),
			'under-way',
			palette.onGamboge,
			ink
		],
		'text-halo-color': [
			'match',
			['get', 'state'],
			'not-renovated',
			ofRed(byOutcome(palette, { isRanked, colours: ground }), palette.halo),
			'accepted',
			malachiteWash,
			gamboge
		],
		'text-halo-width': 1.2
	};
}
