import { bothNames } from './both-names.ts';
import { ONE_PART } from './layer-sets.ts';
import type { SlideDraft } from './types.ts';

/**
 * The common part of a slide about one district or cluster: its name as topic and its coverage as the conclusion.
 *
 * @param inner minutes of the inner life circle
 */
export function coverageOfPart(
	kind: 'district' | 'cluster',
	properties: Parameters<typeof bothNames>[0] & { id: string },
	inner: number
): Pick<SlideDraft, 'title' | 'layers' | 'scope' | 'figure'> {
	const { zh, en } = bothNames(properties);
	return {
		title: {
			zh: `${zh} ${inner} 分钟覆盖率 {coverage-inner}`,
			en: `${en}: {coverage-inner} within ${inner} minutes`
		},
		layers: ONE_PART,
		scope: { kind, id: properties.id },
		figure: 'coverage-inner'
	};
}
