import { listElements, type XmlElement } from '../../xml/xml-tree.ts';

/** Roles of generated shapes, and of the speaker notes. */
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

/** The slide of the briefing that a shape belongs to, and its role. */
export interface ShapeTag {
	/** See `keyOfSlide`. */
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
 * Tags a shape in its name, which PowerPoint, WPS and LibreOffice keep when saving and copying, and which is visible only
 * in the selection pane.
 */
export function writeTag(shape: XmlElement, { key, role }: ShapeTag, lang: 'zh' | 'en'): void {
	const [named] = listElements(shape, 'p:cNvPr');
	if (named) named.attributes.name = `${ROLES[role][lang]} #lp-${key}-${role}`;
}

/** @returns `undefined` for a shape that was not generated */
export function readTag(shape: XmlElement): ShapeTag | undefined {
	const [named] = listElements(shape, 'p:cNvPr');
	const [, key, role] = TAG.exec(named?.attributes.name ?? '') ?? [];
	return key !== undefined && Object.hasOwn(ROLES, role!) ? { key, role: role as Role } : undefined;
}
