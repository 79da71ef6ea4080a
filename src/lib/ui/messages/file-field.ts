import type { Lang } from '#lib/carto/view-query.ts';

interface FileFieldTexts {
	choose: string;
	another: string;
	none: string;
	remove: string;
}

/** Texts of a file to choose: a browser's own are in the browser's language. */
export const FILE_FIELD_TEXTS: Record<Lang, FileFieldTexts> = {
	zh: { choose: '选择文件…', another: '另选文件…', none: '未选择', remove: '不用此文件' },
	en: { choose: 'Choose a file…', another: 'Choose another…', none: 'None chosen', remove: 'Remove' }
};
