import type { Provenance } from '../city/provenance.ts';

const NAMES: Record<'zh' | 'en', Record<Provenance, string>> = {
	zh: { official: '官方公布', surveyed: '实测', imported: '导入', approximate: '近似', illustrative: '示意' },
	en: {
		official: 'official',
		surveyed: 'surveyed',
		imported: 'imported',
		approximate: 'approximate',
		illustrative: 'illustrative'
	}
};

export const sayProvenance = (provenance: Provenance, lang: 'zh' | 'en'): string => NAMES[lang][provenance];
