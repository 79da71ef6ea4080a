import {
	farthestFirst,
	inputOf,
	type FigureQuestion,
	type FigureRule,
	type FoundFigure
} from './figure-rule.ts';
import { findMedianWalk } from './find-median-walk.ts';
import type { PlanRow } from '../model/types.ts';
import type { FigureKey } from './types.ts';

/** The walk of one community, as its length and the speed. */
function walkOf(
	row: PlanRow | undefined,
	{ plan, counted }: FigureQuestion,
	communityIds: string[]
): FoundFigure {
	return {
		value: row?.walkSeconds ?? null,
		unit: 'seconds',
		inputs: [
			inputOf(
				row
					? [`${row.props.name}的步行距离`, `walk of ${row.props.nameEn || row.props.name}`]
					: ['步行距离', 'walk'],
				row?.distanceM ?? null,
				'metres',
				'+'
			),
			inputOf(['步行速度', 'walking speed'], plan.speedMps, 'mps', '÷'),
			inputOf(
				['无法步行到达任何中心的小区', 'communities with no walking route'],
				counted.filter(({ walkSeconds }) => walkSeconds === null).length,
				'communities'
			)
		],
		communityIds
	};
}

export const WALK_FIGURES = {
	'median-walk': (question) =>
		walkOf(findMedianWalk(question.counted), question, farthestFirst(question.counted)),
	'longest-walk': (question) => {
		const walks = question.counted.filter(({ walkSeconds }) => walkSeconds !== null);
		const [farthestId] = farthestFirst(walks);
		return walkOf(
			walks.find(({ id }) => id === farthestId),
			question,
			farthestFirst(question.counted)
		);
	}
} satisfies Partial<Record<FigureKey, FigureRule>>;
