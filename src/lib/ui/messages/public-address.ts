import type { Lang } from '#lib/carto/view-query.ts';

interface PublicAddressText {
	name: string;
	/** What it is for, and where links lead now. */
	leads: (origin: string) => string;
	/** Only this machine opens links that lead there. */
	isLocal: (origin: string) => string;
	set: string;
	change: string;
	save: string;
	cancel: string;
	/** The server's environment has set it. */
	byEnvironment: string;
	failed: (why: string) => string;
}

export const PUBLIC_ADDRESS_TEXTS: Record<Lang, PublicAddressText> = {
	zh: {
		name: '公开地址',
		leads: (origin) => `链接和二维码指向 ${origin}。`,
		isLocal: (origin) =>
			`链接和二维码指向 ${origin}，只有本机能打开，发给别人无效。请填写其他人访问本服务器的地址。`,
		set: '填写公开地址',
		change: '修改',
		save: '保存',
		cancel: '取消',
		byEnvironment: '由服务器的 LIANPIAN_URL 设定。',
		failed: (why) => `未能保存：${why}`
	},
	en: {
		name: 'Public address',
		leads: (origin) => `Links and QR codes lead to ${origin}.`,
		isLocal: (origin) =>
			`Links and QR codes lead to ${origin}, which only this machine can open: of no use to others. Enter the address under which they reach this server.`,
		set: 'Set the public address',
		change: 'Change',
		save: 'Save',
		cancel: 'Cancel',
		byEnvironment: 'Set by LIANPIAN_URL on the server.',
		failed: (why) => `Not saved: ${why}`
	}
};
