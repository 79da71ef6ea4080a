import type { EditProblem } from '#lib/core/what-if/edit-problem.ts';
import type { Lang } from '#lib/carto/view-query.ts';
import type { FaultCode, FaultParameters } from '#lib/state/fault.ts';

/** What a reader calls a centre or a community; its id where nothing better is known. */
export type NameOf = (id: string) => string;

export interface FaultMessages {
	/** One or two sentences: what happened, and what helps. */
	fault: {
		[Code in Exclude<FaultCode, 'refused' | 'edit' | 'unknown'>]: (told: FaultParameters[Code]) => string;
	};
	edit: {
		[Code in EditProblem['code']]: (told: Extract<EditProblem, { code: Code }>, name: NameOf) => string;
	};
	unknown: (reference: string) => string;
	/** The server refuses for a reason that this page does not know. */
	newerRefusal: string;
	details: (reference: string) => string;
	reload: string;
	retry: string;
}

const whole = (m: number) => String(Math.round(m));

/** What goes wrong, as a person reads it. Refusals of the server have their own catalogue. */
export const FAULT_TEXTS: Record<Lang, FaultMessages> = {
	zh: {
		fault: {
			answer: ({ status }) =>
				status === 404
					? '服务器上没有所需的内容，可能已被删除。请刷新页面后重试。'
					: status === 413
						? '发送的内容过大。'
						: `服务器未能处理这一请求（状态码 ${status}）。请稍后重试。`,
			offline: () => '网络已断开。网络恢复后会自动重试。',
			unreachable: () => '连不上服务器。请检查网络，或确认服务器正在运行。',
			slow: () => '服务器迟迟没有回应。请稍后重试。',
			part: () => '这一部分程序未能载入。请重试；如仍不行，请重新加载页面，草稿会保留。',
			'new-version': () => '服务器上的程序已更新，本页仍是旧版。请重新加载页面，草稿会保留。',
			'nothing-here': ({ tool }) =>
				tool === 'entrance'
					? '这里没有小区。请点在小区上或其边界旁。'
					: '这里 60 米内没有两个小区。请点在两个小区相接处。',
			question: () => '按这些条件无法计算。请调整条件后重试。',
			worker: () => '后台计算意外中止。请重试；如仍不行，请重新加载页面。',
			memory: () => '浏览器内存不足。请关闭其他标签页后重试。',
			damaged: () => '读到的数据不完整或已损坏。请刷新页面后重试。',
			'network-file': ({ version }) =>
				version === null
					? '步行网络文件不完整或已损坏。请运行 lianpian tiles 重新生成。'
					: `步行网络文件的版本为 ${version}，与本程序不符。请更新程序，或运行 lianpian tiles 重新生成。`,
			'no-webgl': () =>
				'浏览器不支持 WebGL 或已将其停用，地图无法显示；列表与数字仍可使用。请开启硬件加速，或换用新版浏览器。',
			'lost-webgl': () => '显卡暂时不可用，地图正在恢复；列表与数字仍可使用。',
			'storage-full': () => '浏览器存储空间已满。请清理本站或其他网站的数据后重试。',
			'storage-forbidden': () => '浏览器不允许本页保存数据。请在浏览器设置中允许本站使用存储。',
			clipboard: () => '浏览器不允许复制。请选中文字后按 Ctrl+C。'
		},
		edit: {
			'not-there': ({ thing, id }, name) =>
				thing === 'centre'
					? `没有开放的服务中心“${name(id)}”，可能已被关闭或删除。`
					: `没有小区“${name(id)}”，可能已被删除。`,
			'no-such-entrance': ({ communityId }, name) => `“${name(communityId)}”没有这个出入口，可能已被删除。`,
			'there-already': ({ id }, name) => `“${name(id)}”已在方案中，不能重复添加。`,
			'open-already': ({ communityId }, name) => `“${name(communityId)}”已是开放小区。`,
			'wall-with-itself': ({ communityId }, name) =>
				`拆墙须在两个相邻小区之间，这里只有“${name(communityId)}”。`,
			'off-boundary': ({ communityId, distanceM }, name) =>
				`距“${name(communityId)}”的边界 ${whole(distanceM)} 米，太远。请点在边界上。`,
			'off-streets': ({ mostM }) => `${whole(mostM)} 米内没有可步行的街道。请离街道近一些。`,
			'no-way-through': ({ communityId }, name) =>
				`“${name(communityId)}”对外的出入口不足两个，无法穿行。请先增设出入口。`,
			'link-without-length': () => '通道的起点与终点重合。请从一条街道画到另一条街道。',
			'link-off-streets': ({ distanceM, mostM }) =>
				`通道的一端${distanceM === null ? '附近没有街道' : `距最近的街道 ${whole(distanceM)} 米`}。请画到距街道 ${whole(mostM)} 米以内。`,
			'barrier-across-nothing': () => '隔断没有跨过任何街道，不起作用。请横跨街道画。'
		},
		unknown: (reference) => `出现未预料的问题（编号 ${reference}）。请重试；如仍出现，请将编号告知维护人员。`,
		newerRefusal: '服务器拒绝了这一请求，原因是本页尚不认识的。请重新加载页面，草稿会保留。',
		details: (reference) => `供维护人员参考（编号 ${reference}）`,
		reload: '重新加载',
		retry: '重试'
	},
	en: {
		fault: {
			answer: ({ status }) =>
				status === 404
					? 'What is needed is not on the server; it may have been deleted. Reload the page and try again.'
					: status === 413
						? 'What was sent is too large.'
						: `The server could not do this (status ${status}). Try again in a moment.`,
			offline: () => 'The network is gone. This goes on by itself once it is back.',
			unreachable: () =>
				'The server cannot be reached. Check the network, and whether the server is running.',
			slow: () => 'The server takes too long to answer. Try again in a moment.',
			part: () =>
				'This part of the program could not be loaded. Try again; if that does not help, reload the page: drafts are kept.',
			'new-version': () =>
				'The program on the server is newer than this page. Reload the page: drafts are kept.',
			'nothing-here': ({ tool }) =>
				tool === 'entrance'
					? 'There is no community here. Click on one or at its edge.'
					: 'There are no two communities within 60 m of here. Click where two meet.',
			question: () => 'This cannot be computed under these conditions. Change them and try again.',
			worker: () => 'Computing stopped unexpectedly. Try again; if that does not help, reload the page.',
			memory: () => 'The browser is out of memory. Close other tabs and try again.',
			damaged: () => 'The data that came is incomplete or damaged. Reload the page and try again.',
			'network-file': ({ version }) =>
				version === null
					? 'The walking network’s file is incomplete or damaged. Build it again with “lianpian tiles”.'
					: `The walking network’s file is of version ${version}, which this program does not read. Update the program, or build the file again with “lianpian tiles”.`,
			'no-webgl': () =>
				'This browser has no WebGL, or it is switched off: there is no map, tables and figures still work. Turn on hardware acceleration, or use a newer browser.',
			'lost-webgl': () =>
				'The graphics card is not available for the moment; the map is coming back. Tables and figures still work.',
			'storage-full': () => 'The browser’s storage is full. Clear data of this or other sites and try again.',
			'storage-forbidden': () =>
				'The browser does not let this page keep data. Allow storage for this site in its settings.',
			clipboard: () => 'The browser does not allow copying. Select the text and press Ctrl+C.'
		},
		edit: {
			'not-there': ({ thing, id }, name) =>
				thing === 'centre'
					? `There is no open centre “${name(id)}”; it may have been closed or deleted.`
					: `There is no community “${name(id)}”; it may have been deleted.`,
			'no-such-entrance': ({ communityId }, name) =>
				`“${name(communityId)}” does not have this entrance; it may have been deleted.`,
			'there-already': ({ id }, name) => `“${name(id)}” is in the plan already and cannot be added again.`,
			'open-already': ({ communityId }, name) => `“${name(communityId)}” is open already.`,
			'wall-with-itself': ({ communityId }, name) =>
				`A wall is opened between two neighbours; here is only “${name(communityId)}”.`,
			'off-boundary': ({ communityId, distanceM }, name) =>
				`This is ${whole(distanceM)} m away from the boundary of “${name(communityId)}”. Click on the boundary.`,
			'off-streets': ({ mostM }) =>
				`There is no street for walkers within ${whole(mostM)} m. Go nearer to one.`,
			'no-way-through': ({ communityId }, name) =>
				`“${name(communityId)}” has fewer than two entrances open to all, so nobody could walk through. Add an entrance first.`,
			'link-without-length': () => 'The link begins where it ends. Draw it from one street to another.',
			'link-off-streets': ({ distanceM, mostM }) =>
				`One end of the link is ${distanceM === null ? 'far' : `${whole(distanceM)} m`} from the nearest street. Draw it to within ${whole(mostM)} m of one.`,
			'barrier-across-nothing': () => 'The barrier crosses no street, so it stops nobody. Draw it across one.'
		},
		unknown: (reference) =>
			`Something unforeseen went wrong (reference ${reference}). Try again; if it comes back, tell whoever looks after the server this reference.`,
		newerRefusal:
			'The server refused this for a reason that this page does not know yet. Reload the page: drafts are kept.',
		details: (reference) => `For whoever helps (reference ${reference})`,
		reload: 'Reload',
		retry: 'Try again'
	}
};
