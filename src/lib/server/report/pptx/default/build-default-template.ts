import { OfficePackage } from '../../package/office-package.ts';
import { CONTENT_TYPE, RELATION } from '../../package/relationship-types.ts';
import { boxPt } from '../slide/units.ts';
import { writeContentLayout, writeCoverLayout, writeMaster } from './master.ts';
import { writeContentSlide, writeCoverSlide, writeWideSlide } from './pattern-slides.ts';
import { NAMESPACES } from './shapes.ts';
import { writeTheme } from './theme.ts';

/** 16:9, as PowerPoint measures it: 960 × 540 pt. */
const SIZE = boxPt(0, 0, 960, 540);
const NOTES_SIZE = boxPt(0, 0, 540, 720);

/**
 * The project's own template, a PPTX like any user's: a cover, a content and a wide slide that name their slots. Decks
 * without a template are made from it, and it is what a district changes to get its own.
 */
export function buildDefaultTemplate(): OfficePackage {
	const file = new OfficePackage();
	const path = 'ppt/presentation.xml';
	const master = 'ppt/slideMasters/slideMaster1.xml';
	const theme = 'ppt/theme/theme1.xml';
	file.relate('', RELATION.officeDocument, path);
	file.put(theme, writeTheme(), CONTENT_TYPE.theme);

	const layouts = [writeCoverLayout(), writeContentLayout()].map((layout) =>
		file.putNext('ppt/slideLayouts/slideLayout#.xml', layout, CONTENT_TYPE.slideLayout)
	);
	const layoutIds = layouts.map((layout) => {
		file.relate(layout, RELATION.slideMaster, master);
		return file.relate(master, RELATION.slideLayout, layout);
	});
	file.relate(master, RELATION.theme, theme);
	file.put(master, writeMaster(layoutIds), CONTENT_TYPE.slideMaster);

	const [coverLayout, contentLayout] = layouts as [string, string];
	const masterId = file.relate(path, RELATION.slideMaster, master);
	const slideIds = [
		{ slide: writeCoverSlide(), layout: coverLayout },
		{ slide: writeContentSlide(), layout: contentLayout },
		{ slide: writeWideSlide(), layout: contentLayout }
	].map(({ slide, layout }) => {
		const slidePath = file.putNext('ppt/slides/slide#.xml', slide, CONTENT_TYPE.slide);
		file.relate(slidePath, RELATION.slideLayout, layout);
		return file.relate(path, RELATION.slide, slidePath);
	});
	file.relate(path, RELATION.theme, theme);
	const slides = slideIds.map((id, i) => `<p:sldId id="${256 + i}" r:id="${id}"/>`).join('');
	file.put(
		path,
		`<p:presentation ${NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="${masterId}"/></p:sldMasterIdLst><p:sldIdLst>${slides}</p:sldIdLst>` +
			`<p:sldSz cx="${SIZE.width}" cy="${SIZE.height}"/><p:notesSz cx="${NOTES_SIZE.width}" cy="${NOTES_SIZE.height}"/></p:presentation>`,
		CONTENT_TYPE.presentation
	);
	return file;
}
