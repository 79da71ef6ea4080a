import { setChinese } from './set-chinese.ts';
import type {
	FigureNote,
	ReportBlock,
	ReportColumn,
	ReportDocument,
	ReportRun,
	ReportTable
} from './types.ts';

/** A Chinese report with full-width punctuation in all text; cells of tables are data and unchanged. */
export function setReport(report: ReportDocument): ReportDocument {
	return {
		...report,
		title: setChinese(report.title),
		subtitle: setChinese(report.subtitle),
		trial: report.trial && { ...report.trial, changes: report.trial.changes.map(setChinese) },
		attribution: setChinese(report.attribution),
		sections: report.sections.map((section) => ({
			...section,
			title: setChinese(section.title),
			blocks: section.blocks.map(setBlock)
		})),
		ledgers: report.ledgers.map(setTable),
		notes: report.notes.map(setNote)
	};
}

function setBlock(block: ReportBlock): ReportBlock {
	switch (block.kind) {
		case 'paragraph':
			return { ...block, runs: setRuns(block.runs) };
		case 'numbers':
			return {
				...block,
				numbers: block.numbers.map((one) => ({ ...one, label: setChinese(one.label) }))
			};
		case 'map': {
			const { caption, description } = block.map;
			return {
				...block,
				map: { ...block.map, caption: setChinese(caption), description: setChinese(description) }
			};
		}
		case 'chart':
			return { ...block, caption: setChinese(block.caption) };
		case 'table':
			return { ...block, table: setTable(block.table) };
	}
}

/** What a sign is among shows across the runs. */
function setRuns(runs: readonly ReportRun[]): ReportRun[] {
	const whole = setChinese(runs.map(({ text }) => text).join(''));
	let at = 0;
	return runs.map((run) => ({ ...run, text: whole.slice(at, (at += run.text.length)) }));
}

const setTable = (table: ReportTable): ReportTable => ({
	...table,
	title: setChinese(table.title),
	columns: table.columns.map(({ note, ...column }): ReportColumn => ({
		...column,
		title: setChinese(column.title),
		...(note === undefined ? {} : { note: setChinese(note) })
	}))
});

const setNote = (note: FigureNote): FigureNote => ({
	...note,
	name: setChinese(note.name),
	what: setChinese(note.what),
	formula: setChinese(note.formula),
	worked: setChinese(note.worked),
	source: setChinese(note.source)
});
