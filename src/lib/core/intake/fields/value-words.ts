/** What bureaus write for the values of a field that has only some. Keys in half width, lower case. */
export const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	state: {
		未改造: 'not-renovated',
		未开工: 'not-renovated',
		未实施: 'not-renovated',
		待改造: 'not-renovated',
		未启动: 'not-renovated',
		否: 'not-renovated',
		改造中: 'under-way',
		正在改造: 'under-way',
		施工中: 'under-way',
		在建: 'under-way',
		已开工: 'under-way',
		进行中: 'under-way',
		已改造: 'accepted',
		已完成: 'accepted',
		完成: 'accepted',
		已完工: 'accepted',
		完工: 'accepted',
		已验收: 'accepted',
		竣工: 'accepted',
		是: 'accepted'
	},
	openTo: {
		对外开放: 'all',
		开放: 'all',
		所有人: 'all',
		公众: 'all',
		是: 'all',
		yes: 'all',
		仅居民: 'residents',
		居民: 'residents',
		业主: 'residents',
		否: 'residents',
		private: 'residents',
		no: 'residents'
	},
	certainty: { 高: 'high', 中: 'medium', 低: 'low' },
	provenance: {
		官方: 'official',
		官方数据: 'official',
		实测: 'surveyed',
		调查: 'surveyed',
		导入: 'imported',
		近似: 'approximate',
		示意: 'illustrative',
		示意数据: 'illustrative'
	}
};
