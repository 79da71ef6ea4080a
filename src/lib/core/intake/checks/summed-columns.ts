import { listIntakeFields } from '../fields/list-intake-fields.ts';
import type { CheckedLedger } from './types.ts';

/** Fields of which a sum says nothing. */
const NOT_SUMMED =
	/^(yearBuilt|collectionRate|serviceFeeYuanPerM2Month|lng|lat|number|floors|heightM|halfWidthM)$/;
/** The same by headings of columns that hold no field. */
const NOT_SUMMED_HEADING =
	/率|比|占|单价|均|年|编号|编码|代码|序|电话|经度|纬度|坐标|层数|高度|时间|日期|标准|^no\.?$|^id$/i;
const COUNT_HEADING =
	/^(小区|项目|院落)?(\/)?(小区|项目|院落)?(个数|数|数量|总数|处数)$|小区数|项目数|院落数|处数/;

export interface SummedColumn {
	column: number;
	/** `undefined`: it holds no field of the plan. */
	field: string | undefined;
	factor: number;
	/** Its sum may be the number of rows. */
	isCount: boolean;
}

/** Columns whose values add up. */
export function listSummedColumns({
	layer,
	kind,
	matches
}: Pick<CheckedLedger, 'layer' | 'kind' | 'matches'>): SummedColumn[] {
	const fields = new Map(listIntakeFields(kind).map((field) => [field.name, field.column.type]));
	return layer.columns.flatMap((heading, column): SummedColumn[] => {
		const match = matches.find((one) => one.column === column);
		const isCount = COUNT_HEADING.test(heading) || match?.field === 'name';
		if (!match) {
			const isOut = NOT_SUMMED_HEADING.test(heading) || /[%‰]/.test(layer.units[column] ?? '');
			return isOut ? [] : [{ column, field: undefined, factor: 1, isCount }];
		}
		const type = fields.get(match.field);
		const isNumber = type === 'integer' || type === 'double precision';
		if (!(isNumber && !NOT_SUMMED.test(match.field)) && !isCount) return [];
		return [{ column, field: match.field, factor: match.factor, isCount }];
	});
}
