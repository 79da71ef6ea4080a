import { childElements, findPath, textOf, type XmlElement } from '../../xml/xml-tree.ts';
import { PAGE_FIELD_ID, type SlotRun } from '../slide/fill-pattern.ts';
import { paragraphsOf } from '../template/shapes.ts';
import { alignTokens, splitTokens } from './align-tokens.ts';

/** A token with its run format, which may have been edited. */
interface Piece {
	text: string;
	look: XmlElement;
}

/**
 * Replaces a shape's text and keeps its look: tokens and paragraphs inherit the format of those they replace, so that
 * bold, colours and sizes set by hand survive.
 *
 * @param lines paragraphs
 */
export function rewriteText(shape: XmlElement, lines: readonly (readonly SlotRun[])[]): void {
	const body = findPath(shape, 'p:txBody');
	if (!body) return;
	const old = paragraphsOf(shape);
	const pieces = old.flatMap(listPieces);
	const field = old.flatMap((paragraph) => childElements(paragraph, 'a:fld'))[0];
	// A link on part of a text must not spread to the rest.
	const isPartLink = lines.flat().some(({ linkId }) => linkId !== undefined);
	const fresh = lines.map((runs) => runs.map((run) => ({ run, tokens: splitTokens(run.text) })));
	const tokens = fresh.flatMap((runs) => runs.flatMap((one) => (one.run.isPageNumber ? [] : one.tokens)));
	const aligned = alignTokens(
		pieces.map(({ text }) => text),
		tokens
	);
	let at = 0;
	const written = fresh.map((runs, i) => {
		const frame = old[Math.min(i, old.length - 1)];
		const children = runs.flatMap(({ run, tokens: own }) => {
			if (run.isPageNumber) return [field ?? writeField(pieces[0]?.look, run.text)];
			const looks = own.map(() => pieces[aligned[at++]!]?.look);
			return mergeRuns(own, looks, isPartLink ? (run.linkId ?? null) : undefined);
		});
		const before = frame ? childElements(frame, 'a:pPr') : [];
		const after = frame ? childElements(frame, 'a:endParaRPr') : [];
		return { name: 'a:p', attributes: {}, children: structuredClone([...before, ...children, ...after]) };
	});
	const others = body.children.filter((node) => typeof node === 'string' || node.name !== 'a:p');
	body.children = [...others, ...written];
}

function listPieces(paragraph: XmlElement): Piece[] {
	return childElements(paragraph, 'a:r').flatMap((run) => {
		const look = findPath(run, 'a:rPr') ?? { name: 'a:rPr', attributes: {}, children: [] };
		const text = childElements(run, 'a:t').map(textOf).join('');
		return splitTokens(text).map((piece) => ({ text: piece, look }));
	});
}

/** Joins tokens of equal format into runs. */
function mergeRuns(
	tokens: readonly string[],
	looks: readonly (XmlElement | undefined)[],
	linkId: string | null | undefined
): XmlElement[] {
	const runs: { text: string; look: XmlElement | undefined }[] = [];
	for (const [i, text] of tokens.entries()) {
		const last = runs.at(-1);
		if (last && last.look === looks[i]) last.text += text;
		else runs.push({ text, look: looks[i] });
	}
	return runs.map(({ text, look }) => writeRun(text, look, linkId));
}

/** @param linkId relationship of the link; `null`: no link; `undefined`: unchanged */
function writeRun(text: string, form: XmlElement | undefined, linkId: string | null | undefined): XmlElement {
	const look = cleanLook(form);
	const others = childElements(look).filter(({ name }) => name !== 'a:hlinkClick');
	if (linkId === null) look.children = others;
	else if (linkId !== undefined) {
		const link: XmlElement = { name: 'a:hlinkClick', attributes: { 'r:id': linkId }, children: [] };
		const end = others.findIndex(({ name }) => AFTER_LINK.has(name));
		look.children = others.toSpliced(end < 0 ? others.length : end, 0, link);
	}
	return { name: 'a:r', attributes: {}, children: [look, { name: 'a:t', attributes: {}, children: [text] }] };
}

/** Elements that follow a link in the schema's order of run properties. */
const AFTER_LINK = new Set(['a:hlinkMouseOver', 'a:rtl', 'a:extLst']);

function writeField(form: XmlElement | undefined, text: string): XmlElement {
	return {
		name: 'a:fld',
		attributes: { id: PAGE_FIELD_ID, type: 'slidenum' },
		children: [cleanLook(form), { name: 'a:t', attributes: {}, children: [text] }]
	};
}

/** Removes spelling marks, which belong to the old text. */
function cleanLook(form: XmlElement | undefined): XmlElement {
	const look = structuredClone(form ?? { name: 'a:rPr', attributes: {}, children: [] });
	delete look.attributes.dirty;
	delete look.attributes.err;
	return look;
}
