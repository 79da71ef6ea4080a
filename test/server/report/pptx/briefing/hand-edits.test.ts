import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OfficePackage } from '#lib/server/report/package/office-package.ts';
import { RELATION } from '#lib/server/report/package/relationship-types.ts';
import { openDeck } from '#lib/server/report/pptx/briefing/open-deck.ts';
import { refreshDeck } from '#lib/server/report/pptx/briefing/refresh-deck.ts';
import { textOfShape } from '#lib/server/report/pptx/briefing/shape-marks.ts';
import { listDrawn, readTag } from '#lib/server/report/pptx/briefing/shape-tag.ts';
import { writeBriefingDeck } from '#lib/server/report/pptx/briefing/write-briefing-deck.ts';
import { listSlides } from '#lib/server/report/pptx/deck/slide-list.ts';
import { unpackOffice } from '#lib/server/report/stable-zip.ts';
import {
	childElements,
	findPath,
	listElements,
	parseXml,
	type XmlElement
} from '#lib/server/report/xml/xml-tree.ts';
import { checkOoxml } from '../../../../helpers/check-ooxml.ts';
import { smallDeck, smallDrawer } from './small-briefing.ts';

/** More by hand, when what is refreshed changes. */
const RUNS = Number(process.env.RUNS ?? 12);
const PRESENTATION = 'ppt/presentation.xml';
const first = await writeBriefingDeck(smallDeck(), smallDrawer());
const later = smallDeck({ share: '81.0%' });
/** What every text says when nobody has touched it. */
const untouched = readTexts(
	(await refreshDeck(openDeck(first, 'baoding'), later, smallDrawer(' 2023'))).bytes
);

/** Something a person does to a deck; numbers pick a slide, a shape, a place, whatever is there. */
type HandEdit =
	| { kind: 'retype' | 'recolour' | 'delete-shape' | 'copy-shape'; slide: number; shape: number }
	| { kind: 'move'; slide: number; shape: number; x: number; width: number }
	| { kind: 'delete-slide' | 'copy-slide' | 'add-text'; slide: number }
	| { kind: 'reorder'; slide: number; to: number };

const at = fc.nat({ max: 50 });
const edits: fc.Arbitrary<HandEdit> = fc.oneof(
	fc.record({
		kind: fc.constantFrom('retype', 'recolour', 'delete-shape', 'copy-shape'),
		slide: at,
		shape: at
	}),
	fc.record({
		kind: fc.constant('move'),
		slide: at,
		shape: at,
		x: at,
		width: fc.integer({ min: 1, max: 50 })
	}),
	fc.record({ kind: fc.constantFrom('delete-slide', 'copy-slide', 'add-text'), slide: at }),
	fc.record({ kind: fc.constant('reorder'), slide: at, to: at })
);

it('keeps whatever a person did, in any order, and refreshes all the rest', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(edits, { maxLength: 12 }), async (sequence) => {
			const file = OfficePackage.of(unpackOffice(first));
			for (const edit of sequence) apply(file, edit);
			file.prune();
			const own = file.toBytes();
			const { bytes } = await refreshDeck(openDeck(own, 'baoding'), later, smallDrawer(' 2023'));
			checkOoxml(bytes);
			const [before, after] = [own, bytes].map(readShapes) as [ReadShape[][], ReadShape[][]];
			// Slides, shapes, places and looks are those that the person left.
			expect(after.map(formOf)).toEqual(before.map(formOf));
			for (const [i, shapes] of before.entries())
				for (const [j, shape] of shapes.entries()) {
					const now = after[i]![j]!;
					const isHand = shape.tag === undefined || shape.text.includes('手写');
					expect(now.text).toBe(isHand ? shape.text : (untouched.get(shape.tag!) ?? shape.text));
				}
			const again = await refreshDeck(openDeck(bytes, 'baoding'), later, smallDrawer(' 2023'));
			expect(again.bytes).toEqual(bytes);
		}),
		{ numRuns: RUNS, seed: 20221130 }
	);
});

interface ReadShape {
	/** As `key-role`; undefined of a person's own. */
	tag: string | undefined;
	text: string;
	place: string;
	looks: string[];
}

const formOf = (shapes: readonly ReadShape[]) =>
	shapes.map(({ tag, place, looks }) => ({ tag, place, looks }));

function readShapes(bytes: Uint8Array): ReadShape[][] {
	const file = OfficePackage.of(unpackOffice(bytes));
	return listSlides(file, PRESENTATION).map((path) =>
		listDrawn(file.readXml(path)).map((shape) => {
			const tag = readTag(shape);
			return {
				tag: tag && `${tag.key}-${tag.role}`,
				text: textOfShape(shape),
				place: JSON.stringify(
					[...listElements(shape, 'a:off'), ...listElements(shape, 'a:ext')]
						.map(({ attributes }) => attributes)
						.filter(({ uri }) => uri === undefined)
				),
				looks: [...new Set(listElements(shape, 'a:srgbClr').map(({ attributes }) => attributes.val!))]
			};
		})
	);
}

function readTexts(bytes: Uint8Array): Map<string, string> {
	return new Map(readShapes(bytes).flatMap((shapes) => shapes.map(({ tag, text }) => [tag ?? '', text])));
}

function apply(file: OfficePackage, edit: HandEdit) {
	const slides = listSlides(file, PRESENTATION);
	const path = slides[edit.slide % slides.length]!;
	const slide = file.readXml(path);
	const tree = findPath(slide, 'p:cSld', 'p:spTree')!;
	const drawn = listDrawn(tree);
	const shape = 'shape' in edit ? drawn[edit.shape % Math.max(1, drawn.length)] : undefined;
	switch (edit.kind) {
		case 'reorder': {
			const rest = slides.filter((one) => one !== path);
			order(file, rest.toSpliced(edit.to % slides.length, 0, path));
			return;
		}
		case 'delete-slide':
			if (slides.length > 1)
				order(
					file,
					slides.filter((one) => one !== path)
				);
			return;
		case 'copy-slide': {
			const copy = file.putNext('ppt/slides/slide#.xml', slide, file.typeOf(path)!);
			const ids = new Map<string, string>();
			for (const { id, type, target, isExternal } of file.relationshipsOf(path)) {
				if (type === RELATION.notesSlide) continue;
				const own = type === RELATION.chart ? copyChart(file, target) : target;
				ids.set(id, file.relate(copy, type, own, isExternal));
			}
			rename(file, copy, ids);
			order(file, [...slides, copy]);
			return;
		}
		case 'add-text':
			tree.children.push(
				parseXml(
					'<p:sp><p:nvSpPr><p:cNvPr id="900" name="文本框 9"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="1" y="2"/><a:ext cx="3" cy="4"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>我的话 78.2%</a:t></a:r></a:p></p:txBody></p:sp>'
				)
			);
			break;
		case 'move':
			if (shape)
				Object.assign(listElements(shape, 'a:off')[0]?.attributes ?? {}, { x: String(edit.x * 9000) });
			break;
		case 'recolour':
			for (const form of shape ? listElements(shape, 'a:rPr') : [])
				form.children = [
					parseXml('<a:solidFill><a:srgbClr val="12AB34"/></a:solidFill>'),
					...childElements(form).filter(({ name }) => name !== 'a:solidFill')
				];
			break;
		case 'retype': {
			const [text] = shape ? listElements(shape, 'a:t') : [];
			if (text) text.children = [`手写${text.children.join('')}`];
			break;
		}
		case 'delete-shape':
			if (shape) tree.children = tree.children.filter((node) => node !== shape);
			break;
		case 'copy-shape':
			if (shape && tree.children.includes(shape)) tree.children.push(structuredClone(shape));
	}
	file.put(path, slide);
}

function order(file: OfficePackage, paths: readonly string[]) {
	const root = file.readXml(PRESENTATION);
	const list = findPath(root, 'p:sldIdLst')!;
	list.children = paths.map((path, i) => ({
		name: 'p:sldId',
		attributes: { id: String(700 + i), 'r:id': file.relate(PRESENTATION, RELATION.slide, path) },
		children: []
	}));
	file.unrelate(PRESENTATION, ({ type, target }) => type === RELATION.slide && !paths.includes(target));
	file.put(PRESENTATION, root);
}

/** PowerPoint gives a copied slide a chart of its own. */
function copyChart(file: OfficePackage, path: string): string {
	const copy = file.putNext('ppt/charts/chart#.xml', file.readXml(path), file.typeOf(path)!);
	const relations = file.relationshipsOf(path);
	rename(file, copy, new Map(relations.map(({ id, type, target }) => [id, file.relate(copy, type, target)])));
	return copy;
}

/** Ids of relationships in a part, all at once, by new ones. */
function rename(file: OfficePackage, path: string, ids: ReadonlyMap<string, string>) {
	const root = file.readXml(path);
	const visit = (element: XmlElement) => {
		for (const [name, value] of Object.entries(element.attributes))
			if (name.startsWith('r:')) element.attributes[name] = ids.get(value) ?? value;
		for (const child of childElements(element)) visit(child);
	};
	visit(root);
	file.put(path, root);
}
