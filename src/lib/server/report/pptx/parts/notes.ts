import { writeNotesMaster, writeNotesSlide } from '../default/notes-master.ts';
import { writeTheme } from '../default/theme.ts';
import type { OfficePackage } from '../../package/office-package.ts';
import { CONTENT_TYPE, RELATION } from '../../package/relationship-types.ts';
import { escapeXml } from '#lib/core/text/escape-xml.ts';
import { childElements, findPath, parseXml } from '../../xml/xml-tree.ts';

/** Gives a slide its speaker's notes; none without a text. */
export function addNotes(
	file: OfficePackage,
	presentation: string,
	slidePath: string,
	{ paragraphs, lang }: { paragraphs: readonly string[]; lang: 'zh' | 'en' }
): void {
	if (paragraphs.length === 0) return;
	const master = findNotesMaster(file, presentation) ?? addNotesMaster(file, presentation);
	const language = lang === 'zh' ? 'zh-CN' : 'en-GB';
	const lines = paragraphs
		.flatMap((text) => text.split('\n'))
		.map((text) => `<a:p><a:r><a:rPr lang="${language}"/><a:t>${escapeXml(text)}</a:t></a:r></a:p>`);
	const path = file.putNext(
		'ppt/notesSlides/notesSlide#.xml',
		writeNotesSlide(lines.join('')),
		CONTENT_TYPE.notesSlide
	);
	file.relate(path, RELATION.notesMaster, master);
	file.relate(path, RELATION.slide, slidePath);
	file.relate(slidePath, RELATION.notesSlide, path);
}

function findNotesMaster(file: OfficePackage, presentation: string): string | undefined {
	return file.findRelated(presentation, RELATION.notesMaster);
}

function addNotesMaster(file: OfficePackage, presentation: string): string {
	const theme = file.putNext('ppt/theme/theme#.xml', writeTheme(), CONTENT_TYPE.theme);
	const master = file.putNext(
		'ppt/notesMasters/notesMaster#.xml',
		writeNotesMaster(),
		CONTENT_TYPE.notesMaster
	);
	file.relate(master, RELATION.theme, theme);
	const id = file.relate(presentation, RELATION.notesMaster, master);
	const root = file.readXml(presentation);
	const list = parseXml(`<p:notesMasterIdLst><p:notesMasterId r:id="${id}"/></p:notesMasterIdLst>`);
	const masters = findPath(root, 'p:sldMasterIdLst');
	root.children = childElements(root).flatMap((child) => (child === masters ? [child, list] : [child]));
	file.put(presentation, root);
	return master;
}
