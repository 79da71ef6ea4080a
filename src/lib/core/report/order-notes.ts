import type { FigureNote, ReportBlock, ReportSection } from './types.ts';

/**
 * Notes in the order of the text, those that only slides show last; so that numbers increase as one
 * reads. Makes new sections that refer to them.
 */
export function orderNotes(
	sections: readonly ReportSection[],
	notes: readonly FigureNote[]
): { sections: ReportSection[]; notes: FigureNote[] } {
	const told = sections.flatMap(({ blocks }) =>
		blocks.flatMap((block) =>
			block.kind === 'paragraph'
				? block.runs.flatMap(({ note }) => note ?? [])
				: block.kind === 'numbers'
					? block.numbers.map(({ note }) => note)
					: []
		)
	);
	const order = [...new Set([...told, ...notes.keys()])];
	const placeOf = new Map(order.map((note, place) => [note, place]));
	return {
		notes: order.map((note) => notes[note]!),
		sections: sections.map((section) => ({
			...section,
			lead: section.lead === null ? null : placeOf.get(section.lead)!,
			blocks: section.blocks.map((block): ReportBlock => {
				switch (block.kind) {
					case 'paragraph':
						return {
							...block,
							runs: block.runs.map((run) =>
								run.note === undefined ? run : { ...run, note: placeOf.get(run.note)! }
							)
						};
					case 'numbers':
						return {
							...block,
							numbers: block.numbers.map((one) => ({ ...one, note: placeOf.get(one.note)! }))
						};
					default:
						return block;
				}
			})
		}))
	};
}
