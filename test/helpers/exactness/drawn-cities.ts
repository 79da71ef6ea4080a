import { drawCity, type AsciiCity } from '../ascii-city.ts';

/** Small cities to check by hand; one character is 10 m wide, one line 10 m high. */
export const DRAWN_CITIES = {
	/** A main street and a lane that ends dead. */
	'dead end': drawCity(
		`
A    B    C    D

          E

          F`,
		{ 大街: 'ABCD', 小巷: 'CEF' }
	),
	/** 160 m round; nothing leads to it. */
	ring: drawCity(
		`
A    B
     
     
D    C`,
		{ 环: 'ABCDA' }
	),
	/** A ring at the end of a street. */
	lollipop: drawCity(
		`
          C    D

A    B
     
          F    E`,
		{ 柄: 'AB', 环: 'BCDEFB' }
	),
	/** Two islands. */
	islands: drawCity(
		`
A    B    C


D    E    F`,
		{ 北岸: 'ABC', 南岸: 'DEF' }
	),
	/** Two streets that cross without meeting, joined far off. */
	bridge: drawCity(
		`
          A
          
E                   F
          
          B         C`,
		{ 桥: 'AB', 河街: 'EF', 岸: 'BC', 坡: 'CF' }
	),
	/** Two ways between the same crossings, 60 m straight and 100 m round. */
	detour: drawCity(
		`
     C     D

A    B     E    F`,
		{ 直路: 'ABEF', 绕路: 'BCDE' }
	),
	/** The same length east and west of B. */
	mirror: drawCity(
		`
A    M    B    N    C

          D`,
		{ 西: 'AMB', 东: 'BNC', 南: 'BD' }
	),
	/** Blocks, with a corner that has no street to the east. */
	blocks: drawCity(
		`
A    B    C    D

E    F    G    H

I    J    K    L`,
		{ 一: 'ABCD', 二: 'EFG', 三: 'IJKL', 甲: 'AEI', 乙: 'BFJ', 丙: 'CGK', 丁: 'DHL' }
	),
	/** A street that passes its own corner again. */
	eight: drawCity(
		`
A         C

     B

D         E`,
		{ 八: 'ABECBDA' }
	),
	/** A corner where the street goes on under another name: one street to walk, two to count. */
	renamed: drawCity('A    B    C    D', { 甲路: 'AB', 乙路: 'BC', 丙路: 'CD' })
} satisfies Record<string, AsciiCity>;
