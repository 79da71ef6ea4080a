import type { SitedPlan, SitingQuestion } from '#lib/state/planning/siting.svelte.ts';
import type { sitingText } from '../messages/desks/siting.ts';
import type { Text } from '../text.svelte.ts';

/** A model's objective as a planner reads it: homes covered, mean or longest walk, number of centres. */
export function describeObjective(
	objective: number,
	{
		found,
		question,
		say,
		text
	}: {
		found: Pick<SitedPlan, 'model' | 'demandWeight'>;
		question: Pick<SitingQuestion, 'speedMps'>;
		say: (typeof sitingText)['zh'];
		text: Text;
	}
): string {
	if (!Number.isFinite(objective)) return '–';
	switch (found.model) {
		case 'mclp':
			return say.households(text.number(objective));
		case 'lscp':
			return text.number(objective);
		case 'p-median':
			return text.duration(objective / found.demandWeight / question.speedMps);
		case 'p-centre':
			return text.duration(objective / question.speedMps);
	}
}
