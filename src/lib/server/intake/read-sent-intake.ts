import * as v from 'valibot';
import { INTAKE_KINDS } from '#lib/core/intake/kinds.ts';
import { Refused } from '../refused.ts';
import type { GivenFile, IntakeRequest } from './types.ts';

/** Largest file that is taken, bytes: 100,000 features with outlines have some 60 MB. */
export const INTAKE_BYTES_MAX = 256 * 1024 * 1024;
/** Parts of a shapefile. */
const FILES_MAX = 20;
const TEXT_MAX = 500;

const row = v.pipe(v.string(), v.digits());
/** More are no control points but the drawing itself. */
const CONTROL_MAX = 50;
const xy = v.tuple([v.number(), v.number()]);
const degrees = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
const REQUEST = v.strictObject({
	kind: v.picklist(INTAKE_KINDS),
	sheet: v.optional(v.string()),
	columns: v.optional(v.record(v.string(), v.string())),
	crs: v.optional(v.pipe(v.string(), v.maxLength(40))),
	isSwapped: v.optional(v.boolean()),
	control: v.optional(
		v.pipe(
			v.array(
				v.strictObject({
					xy,
					at: xy,
					crs: v.optional(v.pipe(v.string(), v.maxLength(40))),
					isOut: v.optional(v.boolean())
				})
			),
			v.maxLength(CONTROL_MAX)
		)
	),
	isDrawn: v.optional(v.boolean()),
	encoding: v.optional(v.pipe(v.string(), v.maxLength(40))),
	decisions: v.optional(
		v.record(
			row,
			v.union([
				v.strictObject({ is: v.pipe(v.string(), v.minLength(1), v.maxLength(100)) }),
				v.strictObject({ isNew: v.literal(true) }),
				v.strictObject({ isIgnored: v.literal(true) })
			])
		)
	),
	places: v.optional(v.record(row, v.tuple([degrees, v.pipe(v.number(), v.minValue(-90), v.maxValue(90))]))),
	repairs: v.optional(
		v.array(
			v.strictObject({
				row: v.pipe(v.number(), v.integer(), v.minValue(0)),
				field: v.pipe(v.string(), v.maxLength(200)),
				value: v.nullable(v.union([v.string(), v.number(), v.boolean()]))
			})
		)
	),
	clashes: v.optional(v.record(row, v.array(v.string()))),
	rejectedIn: v.optional(v.picklist(['zh', 'en'])),
	missing: v.optional(v.array(v.string())),
	accept: v.union([
		v.picklist(['none', 'whole', 'sure', 'all']),
		v.array(v.pipe(v.number(), v.integer(), v.minValue(0)))
	]),
	id: v.pipe(v.string(), v.regex(/^[\w.:/-]{1,80}$/)),
	author: v.optional(v.pipe(v.string(), v.maxLength(80)), ''),
	reason: v.optional(v.pipe(v.string(), v.maxLength(TEXT_MAX)), '')
});

const WANTED = {
	zh: '请以 multipart/form-data 发送：字段 "request" 为 JSON，字段 "file" 为一个文件，或一个 Shapefile 的各部件。',
	en: 'Send multipart/form-data: "request" with JSON, "file" with one file, or with the parts of a shapefile.'
};

/**
 * A file that somebody sends to be brought in, and what is to be done with it.
 *
 * @throws Refused with 400 if the form is wrong, naming each field, with 413 if it is too large
 */
export async function readSentIntake(
	request: Request
): Promise<{ files: GivenFile[]; request: IntakeRequest }> {
	if (Number(request.headers.get('content-length') ?? 0) > INTAKE_BYTES_MAX)
		throw new Refused(413, 'large-body', {});
	const form = await request.formData().catch((error: unknown) => {
		if ((error as { status?: number }).status === 413) throw new Refused(413, 'large-body', {});
		return undefined;
	});
	const given = form?.getAll('file').filter((one): one is File => typeof one !== 'string') ?? [];
	const wrong = (field: string, right: string) =>
		new Refused(400, 'wrong-body', { wanted: WANTED, fields: [{ field, right }] });
	if (given.length === 0 || given.length > FILES_MAX) throw wrong('file', `1 to ${FILES_MAX} files`);
	const text = form!.get('request');
	if (typeof text !== 'string') throw wrong('request', 'JSON');
	return {
		request: readIntakeRequest(text),
		files: await Promise.all(
			given.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))
		)
	};
}

/** @throws Refused naming each field that is wrong */
export function readIntakeRequest(text: string): IntakeRequest {
	let sent: unknown;
	try {
		sent = JSON.parse(text);
	} catch {
		throw new Refused(400, 'wrong-body', { wanted: WANTED, fields: [{ field: 'request', right: 'JSON' }] });
	}
	const read = v.safeParse(REQUEST, sent);
	if (read.success) return read.output as IntakeRequest;
	throw new Refused(400, 'wrong-body', {
		wanted: WANTED,
		fields: read.issues.map((issue) => ({
			field: v.getDotPath(issue) ?? 'request',
			right: issue.expected ?? issue.message
		}))
	});
}
