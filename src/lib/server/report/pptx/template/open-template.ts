import type { Both } from '#lib/core/figures/types.ts';
import { unzipSync } from 'fflate';
import { OfficePackage } from '../../package/office-package.ts';
import { CONTENT_TYPE, RELATION } from '../../package/relationship-types.ts';
import { TemplateError } from '../template-error.ts';

/** Limit of the unpacked size, against archive bombs; office templates have a few megabytes. */
const MOST_BYTES = 400_000_000;
const MOST_PARTS = 10_000;
/** Parts of a presentation that are read here. */
const READ_PARTS = /^ppt\/(?:(slides|slideLayouts|slideMasters|theme)\/)?[^/]+\.xml$/;
const STANDS_ON: Record<string, string | undefined> = {
	slides: RELATION.slideLayout,
	slideLayouts: RELATION.slideMaster,
	slideMasters: RELATION.theme
};
/** Start of an OLE compound file: a presentation with a password, or one of PowerPoint 97. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/** How messages refer to a refused file. */
const TEMPLATE: Both = { zh: '模板', en: 'template' };

/**
 * Opens a user's PPTX, POTX or PPSX.
 *
 * @param what how messages refer to the file
 * @throws TemplateError with a remedy, if the file is none of these, is encrypted, has macros or is too large
 */
export function openTemplate(bytes: Uint8Array, what: Both = TEMPLATE): OfficePackage {
	if (COMPOUND_FILE.every((byte, i) => bytes[i] === byte)) {
		throw new TemplateError({
			zh: `${what.zh}加了密码，或是旧版 .ppt：请去掉密码并另存为 .pptx。`,
			en: `The ${what.en} has a password or is an old .ppt: remove the password and save it as .pptx.`
		});
	}
	const file = unpack(bytes, what);
	const path = file.findRelated('', RELATION.officeDocument);
	const type = path && file.typeOf(path);
	if (path && type?.includes('powerpoint') && type.includes('macroEnabled')) {
		throw new TemplateError({
			zh: `${what.zh}带有宏：请另存为不带宏的 .pptx。`,
			en: `The ${what.en} has macros: save it as .pptx, without them.`
		});
	}
	if (!path || !type?.includes('presentationml')) throw notPptx(what);
	checkParts(file, what);
	if (file.readXml(path).name !== 'p:presentation') throw notPptx(what);
	// A template (.potx) or show (.ppsx) becomes an ordinary presentation.
	file.put(path, file.readXml(path), CONTENT_TYPE.presentation);
	return file;
}

function unpack(bytes: Uint8Array, what: Both): OfficePackage {
	let size = 0;
	let count = 0;
	let isTooLarge = false;
	try {
		const parts = unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				size += originalSize;
				isTooLarge ||= size > MOST_BYTES || ++count > MOST_PARTS;
				return !isTooLarge && !name.endsWith('/');
			}
		});
		if (!isTooLarge) return OfficePackage.of(parts);
	} catch {
		throw notPptx(what);
	}
	throw new TemplateError({
		zh: `${what.zh}太大（解开后超过 400 MB）：请压缩其中的图片和视频。`,
		en: `The ${what.en} is too large (more than 400 MB unpacked): compress its pictures and videos.`
	});
}

/** Checks that all parts needed are well-formed and that every slide has a layout and every layout a master. */
function checkParts(file: OfficePackage, what: Both) {
	for (const path of file.listPaths().filter((one) => READ_PARTS.test(one))) {
		const [, kind] = READ_PARTS.exec(path)!;
		const above = STANDS_ON[kind!];
		try {
			file.readXml(path);
			if (above && !file.findRelated(path, above)) throw new Error('stands on nothing');
		} catch {
			throw new TemplateError({
				zh: `${what.zh}已损坏（${path}）：请在 PowerPoint 或 WPS 中打开并重新保存。`,
				en: `The ${what.en} is damaged (${path}): open it in PowerPoint or WPS and save it again.`
			});
		}
	}
}

function notPptx(what: Both): TemplateError {
	const say: Both = {
		zh: `${what.zh}不是 PowerPoint 演示文稿（.pptx）：请在 PowerPoint 或 WPS 中另存为 .pptx（不是“严格”格式）。`,
		en: `The ${what.en} is no PowerPoint presentation (.pptx): save it as .pptx (not “Strict”) in PowerPoint or WPS.`
	};
	return new TemplateError(say);
}
