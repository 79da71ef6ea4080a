import { WrongRequest } from '../static/wrong-request.ts';

/** Templates of a few masters and pictures have some MB. */
const MOST_BYTES = 50_000_000;

/**
 * A file out of a posted form.
 *
 * @param kind what it should be
 * @returns undefined where the form has none of that name
 * @throws WrongRequest if it is a text, or too large
 */
export async function readFormFile(
	form: FormData,
	name: string,
	kind = 'PPTX'
): Promise<Uint8Array | undefined> {
	const file = form.get(name);
	if (file === null || (typeof file !== 'string' && file.size === 0)) return undefined;
	const refuse = (value: string, right: string) => new WrongRequest([{ name, value, right }]);
	if (typeof file === 'string') throw refuse(file.slice(0, 60), `a file (${kind}), not a text`);
	if (file.size > MOST_BYTES) throw refuse(`${file.size} bytes`, `${kind} of at most ${MOST_BYTES} bytes`);
	return new Uint8Array(await file.arrayBuffer());
}

/** A posted form. @throws WrongRequest naming the file that it should have, if the body is none */
export async function readForm(request: Request, name: string, kind = 'PPTX'): Promise<FormData> {
	const form = await request.formData().catch(() => undefined);
	if (form) return form;
	throw new WrongRequest([{ name, value: '', right: `a form (multipart/form-data) with a file (${kind})` }]);
}
