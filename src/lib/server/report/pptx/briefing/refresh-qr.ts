import type { OfficePackage } from '../../package/office-package.ts';
import { RELATION } from '../../package/relationship-types.ts';
import { listElements, type XmlElement } from '../../xml/xml-tree.ts';
import { buildQr } from '../parts/qr.ts';

/** Updates one of the two shapes of a QR code (background, modules) if its address changed. */
export function refreshQr(file: OfficePackage, slidePath: string, shape: XmlElement, address: string): void {
	const [link] = listElements(shape, 'a:hlinkClick');
	const [named] = listElements(shape, 'p:cNvPr');
	const known = file.relationshipsOf(slidePath).find(({ id }) => id === link?.attributes['r:id']);
	if (!link || !named || known?.target === address) return;
	const linkId = file.relate(slidePath, RELATION.hyperlink, address, true);
	const old = known?.target ?? '';
	named.attributes.descr = (named.attributes.descr ?? '').replace(old, () => address);
	link.attributes['r:id'] = linkId;
	const [geometry] = listElements(shape, 'a:custGeom');
	if (!geometry) return;
	const box = { x: 0, y: 0, width: 1, height: 1 };
	const drawn = buildQr(address, { box, id: 1, linkId, title: '' })[1]!;
	geometry.children = listElements(drawn, 'a:custGeom')[0]!.children;
}
