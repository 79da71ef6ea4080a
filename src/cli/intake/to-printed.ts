import type { IntakeAnswer } from '#lib/server/intake/types.ts';

/** An answer as `import --json` prints it: what is said is in English, shapes are left out. */
export function toPrinted(answer: IntakeAnswer) {
	const { encoding, crs, columns, added, changed, doubtful, rejected, leftOut, checks, open } = answer;
	return {
		file: answer.file,
		format: answer.format,
		sheet: answer.sheet,
		sheets: answer.sheets,
		encoding: encoding && { ...encoding, evidence: encoding.evidence.en },
		crs: crs && {
			id: crs.id,
			swapped: crs.isSwapped,
			sure: crs.isSure,
			evidence: crs.evidence.en,
			control: crs.control && {
				rmsM: crs.control.rmsM,
				scale: crs.control.scale,
				turnDeg: crs.control.turnDeg,
				residualsM: crs.control.points.map(({ residualM }) => residualM),
				warnings: crs.control.warnings.map(({ en }) => en)
			},
			candidates: crs.candidates.map((one) => ({
				id: one.id,
				swapped: one.isSwapped,
				score: one.score,
				medianOffsetM: one.medianOffsetM,
				shiftM: one.shiftM,
				evidence: one.evidence.en
			}))
		},
		columns: columns.map(({ heading, unit, field, factor }) => ({ heading, unit, field, factor })),
		rows: answer.rows,
		added: added.map(({ id }) => id),
		changed: changed.map(({ id, row, fields, clashes }) => ({
			id,
			row,
			fields: Object.fromEntries(fields.map(({ field, before, after }) => [field, { before, after }])),
			clashes
		})),
		same: answer.same,
		ignored: answer.ignored,
		doubtful: doubtful.map(({ row, name, doubt, candidates, address }) => ({
			row,
			name,
			doubt,
			candidates,
			...(address ? { address: { lngLat: address.lngLat, evidence: address.evidence.en } } : {})
		})),
		rejected: rejected.map(({ reason, ...one }) => ({ ...one, reason: reason.en })),
		missing: answer.missing,
		assumed: listAssumed(answer),
		leftOut: leftOut.map(({ reason, ...one }) => ({ ...one, reason: reason.en })),
		checks: checks.map(({ code, name, ok, detail, rows, repairs }) => ({
			code,
			name: name.en,
			ok,
			detail: detail.en,
			rows,
			repairs: repairs.map(({ label }) => label.en)
		})),
		applied: answer.applied,
		open: open?.en ?? null,
		revision: answer.revision
	};
}

/** Fields that new features have by assumption, and how many have them so. */
export function listAssumed({ added }: IntakeAnswer): { field: string; features: number }[] {
	const counts = new Map<string, number>();
	for (const { assumed } of added)
		for (const field of assumed) counts.set(field, (counts.get(field) ?? 0) + 1);
	return [...counts].map(([field, features]) => ({ field, features }));
}
