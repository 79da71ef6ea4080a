import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import { findPath, listElements, type XmlElement } from '../../xml/xml-tree.ts';
import { findTwin, placeholderOf } from './shapes.ts';

/** Resolved text format of a shape's first level, inherited settings included. */
export interface TextLook {
	/** Points. */
	sizePt: number;
	isBold: boolean;
	/** `a:solidFill`; `undefined`: the theme's default. */
	fill: XmlElement | undefined;
	/** `l`, `ctr`, `r` …; `undefined`: the default. */
	align: string | undefined;
}

const USUAL_PT = 18;

/**
 * @param page the page of the shape, then its layout and master
 */
export function resolveLook(
	file: OfficePackage,
	shape: XmlElement | undefined,
	{ above }: { above: string | undefined }
): TextLook {
	const forms = shape ? [...ownForms(shape), ...inheritedForms(file, shape, above)] : [];
	const runs = forms.flatMap((form) =>
		/^a:(rPr|endParaRPr)$/.test(form.name) ? form : (findPath(form, 'a:defRPr') ?? [])
	);
	const first = (name: string) =>
		runs.find(({ attributes }) => attributes[name] !== undefined)?.attributes[name];
	const fill = runs.map((run) => findPath(run, 'a:solidFill')).find((one) => one !== undefined);
	const align = forms.find(({ attributes }) => attributes.algn !== undefined)?.attributes.algn;
	return { sizePt: Number(first('sz') ?? USUAL_PT * 100) / 100, isBold: first('b') === '1', fill, align };
}

/**
 * Of the shape itself: its first run, its first paragraph, its list of styles; last what an empty paragraph would look
 * like: LibreOffice says there alone how the texts of a layout look.
 */
function ownForms(shape: XmlElement): XmlElement[] {
	const body = findPath(shape, 'p:txBody');
	if (!body) return [];
	const style = findPath(body, 'a:lstStyle', 'a:lvl1pPr');
	const paragraph = findPath(body, 'a:p', 'a:pPr');
	return [
		...listElements(body, 'a:rPr').slice(0, 1),
		...(paragraph ? [paragraph] : []),
		...(style ? [style] : []),
		...listElements(body, 'a:endParaRPr').slice(0, 1)
	];
}

function inheritedForms(file: OfficePackage, shape: XmlElement, path: string | undefined): XmlElement[] {
	const placeholder = placeholderOf(shape);
	if (path === undefined) return [];
	const root = file.readXml(path);
	const twin = placeholder && findTwin(root, placeholder);
	const style = twin && findPath(twin, 'p:txBody', 'a:lstStyle', 'a:lvl1pPr');
	const own = style ? [style] : [];
	const master = file.findRelated(path, RELATION.slideMaster);
	if (master !== undefined) return [...own, ...inheritedForms(file, twin ?? shape, master)];
	const styles = findPath(root, 'p:txStyles');
	const kind = placeholder?.attributes.type ?? (placeholder ? 'body' : 'other');
	const name =
		/title/i.test(kind) && kind !== 'subTitle'
			? 'p:titleStyle'
			: /^(ftr|dt|sldNum|other)$/.test(kind)
				? 'p:otherStyle'
				: 'p:bodyStyle';
	const level = styles && findPath(styles, name, 'a:lvl1pPr');
	return [...own, ...(level ? [level] : [])];
}
