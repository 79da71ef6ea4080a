import { INNER } from './layer-sets.ts';
import type { SlideDraft } from './types.ts';

/**
 * The common part of slides about gaps: households and communities beyond the inner circle as the conclusion.
 *
 * @param inner minutes of the inner life circle
 */
export function beyondInner(inner: number): Pick<SlideDraft, 'title' | 'layers' | 'figure'> {
	return {
		title: {
			zh: `{communities-beyond-inner}小区、{households-beyond-inner}步行 ${inner} 分钟不可达`,
			en: `{households-beyond-inner} in {communities-beyond-inner} are beyond ${inner} minutes`
		},
		layers: INNER,
		figure: 'households-beyond-inner'
	};
}
