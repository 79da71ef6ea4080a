import type { LedgerCheck } from '#lib/core/intake/checks/types.ts';
import type { AddressPlace } from '#lib/core/intake/address/place-by-address.ts';
import type { ControlFit } from '#lib/core/intake/coordinates/fit-control.ts';
import { nameCrs } from '#lib/core/intake/coordinates/name-crs.ts';
import type { Crs } from '#lib/core/intake/coordinates/types.ts';
import type { IntakeProposal } from '#lib/core/intake/propose-intake.ts';
import type { SourceFile, SourceLayer, Told } from '#lib/core/intake/types.ts';
import { sayTold } from '#lib/intake-texts/say-told.ts';
import type { BothTexts } from '#lib/refusals/types.ts';
import type { CellRepair } from '#lib/core/intake/intake-answer.ts';
import { showShapes } from './show-shapes.ts';
import type { IntakeAnswer, ToldCheck, ToldControl, ToldCrs } from './types.ts';

/** A file of which every row contradicts itself is told so by some of them. */
const CHECKS_MAX = 1000;
/** A repair of more cells is that of a column's unit: the factor is said with the column. */
const CELLS_MAX = 20_000;
/** How many values of a column are shown. */
const SAMPLES = 3;
const SAMPLE_LENGTH = 40;

/** A proposal in words and plain values, for a page or a command. */
export function tellProposal({
	source,
	layer,
	proposal,
	checks,
	revision,
	fit,
	isDrawn = false
}: {
	source: SourceFile;
	layer: SourceLayer;
	proposal: IntakeProposal;
	checks: readonly LedgerCheck[];
	revision: number;
	/** Of the local system that the file is read in. */
	fit: ControlFit | null;
	isDrawn?: boolean | undefined;
}): IntakeAnswer {
	const { reconciled, columns } = proposal;
	const { outcomes, rejected, missing } = reconciled;
	return {
		file: source.file,
		format: source.format,
		sheets: source.layers.map(({ name, rows }) => ({ name, rows: rows.length })),
		sheet: layer.name,
		kind: proposal.kind,
		encoding: source.encoding && {
			name: source.encoding.name,
			evidence: sayTold(source.encoding.evidence),
			alternatives: source.encoding.alternatives
		},
		crs: tellCrs(proposal.crs, fit),
		columns: layer.columns.map((heading, column) => {
			const match = columns.matches.find((one) => one.column === column);
			return {
				heading,
				unit: layer.units[column] ?? '',
				field: match?.field ?? null,
				factor: match?.factor ?? 1,
				samples: listSamples(layer, column)
			};
		}),
		rows: layer.rows.length,
		...showShapes(layer, proposal, isDrawn),
		added: outcomes.flatMap((one) =>
			one.kind === 'added'
				? [
						{
							row: one.row,
							id: one.featureId,
							name: one.name,
							assumed: one.assumed,
							geometry: one.feature.geometry
						}
					]
				: []
		),
		changed: outcomes.flatMap((one) =>
			one.kind === 'changed'
				? [{ row: one.row, id: one.featureId, name: one.name, fields: one.fields, clashes: one.clashes }]
				: []
		),
		same: outcomes.filter(({ kind }) => kind === 'same').length,
		ignored: outcomes.filter(({ kind }) => kind === 'ignored').length,
		doubtful: outcomes.flatMap((one) =>
			one.kind === 'doubtful'
				? [
						{
							row: one.row,
							name: one.name,
							doubt: one.doubt,
							candidates: one.candidates,
							geometry: one.draft?.geometry ?? null,
							...tellAddress(proposal.addresses.get(one.row))
						}
					]
				: []
		),
		rejected,
		missing,
		leftOut: layer.leftOut.map(({ row, value, ...told }) => ({ row, value, reason: sayTold(told) })),
		checks: checks.slice(0, CHECKS_MAX).map(tellCheck),
		revision,
		applied: 0,
		open: null
	};
}

const tellAddress = (address: AddressPlace | undefined) =>
	address && { address: { lngLat: address.lngLat, evidence: sayTold(address.evidence) } };

function tellCheck({ repairs, severity: _, ...check }: LedgerCheck): ToldCheck {
	const choices = new Map<number, ToldCheck['repairs'][number]>();
	for (const { choice, label, row, field, value } of repairs) {
		const told = choices.get(choice) ?? { label, cells: [] };
		told.cells.push({ row, field, value: value as CellRepair['value'] });
		choices.set(choice, told);
	}
	return {
		...check,
		repairs: [...choices]
			.toSorted(([a], [b]) => a - b)
			.flatMap(([, told]) => (told.cells.length > CELLS_MAX ? [] : [told]))
	};
}

function listSamples({ rows }: SourceLayer, column: number): string[] {
	const samples: string[] = [];
	for (const { values } of rows) {
		const value = values[column];
		if (value === null || value === undefined) continue;
		samples.push(String(value).slice(0, SAMPLE_LENGTH));
		if (samples.length === SAMPLES) break;
	}
	return samples;
}

function tellCrs(crs: IntakeProposal['crs'], fit: ControlFit | null): ToldCrs | null {
	if (!crs) return null;
	const { chosen, isAsked, isRemembered, judgement } = crs;
	const found = judgement?.chosen;
	return {
		id: chosen?.id ?? '',
		isSwapped: chosen?.swapped ?? false,
		name: chosen ? nameOf(chosen) : { zh: '未能判断', en: 'not found' },
		evidence: isRemembered
			? {
					zh: '沿用上次导入同样表头的文件时确定的坐标系',
					en: 'as it was said of a file with the same headings before'
				}
			: isAsked
				? { zh: '按指定的坐标系读取', en: 'as it was given' }
				: sayAll([...(judgement?.told ?? []), ...(found?.evidence ?? [])]),
		isSure: isAsked || (judgement?.isSure ?? false),
		isGiven: isAsked,
		isRemembered,
		control: fit && tellControl(fit),
		candidates: (judgement?.candidates ?? []).map((candidate) => ({
			id: candidate.crs.id,
			isSwapped: candidate.crs.swapped ?? false,
			name: nameOf(candidate.crs),
			score: candidate.score,
			medianOffsetM: candidate.medianOffsetM,
			shareWithinCity: candidate.shareWithinCity,
			shiftM: candidate.shiftM ?? null,
			evidence: sayAll(candidate.evidence)
		}))
	};
}

const tellControl = ({ points, rmsM, scale, turnDeg, warnings }: ControlFit): ToldControl => ({
	points,
	rmsM,
	scale,
	turnDeg,
	warnings: warnings.map(sayTold)
});

const nameOf = (crs: Crs): BothTexts => nameCrs(crs);

function sayAll(told: readonly Told[]): BothTexts {
	const texts = told.map(sayTold);
	return { zh: texts.map(({ zh }) => zh).join('；'), en: texts.map(({ en }) => en).join('; ') };
}
