import { listElements, type XmlElement } from '../../xml/xml-tree.ts';

/** What a shape of a deck tells, or the speaker's notes. */
export const ROLES = {
	title: { zh: '标题', en: 'Title' },
	subtitle: { zh: '副标题', en: 'Subtitle' },
	section: { zh: '范围', en: 'Part' },
	asof: { zh: '数据日期', en: 'Date' },
	label: { zh: '数字名称', en: 'Name of the number' },
	number: { zh: '数字', en: 'Number' },
	sentence: { zh: '说明', en: 'Sentence' },
	body: { zh: '正文', en: 'Text' },
	source: { zh: '来源', en: 'Source' },
	seal: { zh: '印章', en: 'Seal' },
	map: { zh: '地图', en: 'Map' },
	chart: { zh: '图表', en: 'Chart' },
	qr: { zh: '二维码', en: 'QR code' },
	notes: { zh: '备注', en: 'Notes' }
} as const;
export type Role = keyof typeof ROLES;

/** Says which slide of a briefing a shape belongs to, and what it tells. */
export interface ShapeTag {
	/** Of the slide, see `keyOfSlide`. */
	key: string;
	role: Role;
}

const TAG = /\s?#lp-([0-9a-f]+)-([a-z]+)$/;
const DRAWN = ['p:sp', 'p:pic', 'p:graphicFrame', 'p:cxnSp'] as const;

/** Every shape, picture and frame of a slide, those in groups included. */
export function listDrawn(root: XmlElement): XmlElement[] {
	return DRAWN.flatMap((name) => listElements(root, name));
}

/**
 * Tags a shape in its name, which PowerPoint, WPS and LibreOffice keep when they save and when it is copied to another
 * slide, and which people see in the list of shapes alone.
 */
export function writeTag(shape: XmlElement, { key, role }: ShapeTag, lang: 'zh' | 'en'): void {
	const [named] = listElements(shape, 'p:cNvPr');
	if (named) named.attributes.name = `${ROLES[role][lang]} #lp-${key}-${role}`;
}

/** @returns undefined of a shape that somebody else drew */
export function readTag(shape: XmlElement): ShapeTag | undefined {
	const [named] = listElements(shape, 'p:cNvPr');
	const [, key, role] = TAG.exec(named?.attributes.name ?? '') ?? [];
	return key !== undefined && Object.hasOwn(ROLES, role!) ? { key, role: role as Role } : undefined;
}
