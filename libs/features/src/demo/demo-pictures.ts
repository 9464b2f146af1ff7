import type { Instant } from '@app/domain'
import type { FileEntity } from '@app/persistence'
import type { FieldCipher, FileStore } from '@app/platform'
import sharp from 'sharp'

/** 示范 as strokes on a field of 100 × 100 each: a bare server has no Chinese font to write it with. */
const MARK = [
  'M30 18H70 M12 40H88 M50 40V86L40 80 M32 54L18 74 M68 54L82 74',
  'M108 16H192 M136 6V26 M164 6V26 M112 36L122 44 M108 54L118 62 M110 90L124 68 M138 42H180V62L170 60 M138 42V76Q140 88 184 86V74',
]

const SHAPES = {
  cylinder:
    '<rect x="230" y="150" width="180" height="250" rx="46" fill="#b8bec6"/><rect x="270" y="110" width="100" height="50" rx="8" fill="#8d949c"/><rect x="300" y="200" width="60" height="60" fill="#fff"/><path d="M308 208h16v16h-16z M336 208h16v16h-16z M308 236h16v16h-16z M330 230h8v8h-8z M344 244h8v8h-8z" fill="#222"/>',
  stamp:
    '<rect x="120" y="170" width="400" height="150" rx="20" fill="#9aa1a9"/><path d="M160 220h320 M160 260h260 M160 290h200" stroke="#4b5157" stroke-width="9" stroke-dasharray="22 10"/>',
  kitchen:
    '<rect x="90" y="250" width="460" height="130" fill="#d9cfc0"/><circle cx="220" cy="250" r="60" fill="#5a5f66"/><circle cx="420" cy="250" r="60" fill="#5a5f66"/><path d="M160 380Q60 420 90 340" stroke="#c77f2a" stroke-width="12" fill="none"/>',
  door: '<rect x="220" y="90" width="200" height="340" fill="#8a6b4f"/><circle cx="395" cy="270" r="11" fill="#d8c27a"/><rect x="285" y="120" width="70" height="34" fill="#2f5d9c"/>',
  sheet:
    '<rect x="160" y="40" width="320" height="400" fill="#fff"/><path d="M190 90H450 M190 140H450 M190 180H450 M190 220H450 M190 260H450 M190 300H450 M190 340H340" stroke="#9aa1a9" stroke-width="6"/><path d="M360 390Q390 360 400 390T450 370" stroke="#222" stroke-width="5" fill="none"/>',
  hose: '<path d="M120 360Q200 180 320 280T540 160" stroke="#c77f2a" stroke-width="22" fill="none"/><rect x="96" y="340" width="50" height="44" fill="#666"/>',
  new_hose:
    '<path d="M120 360Q200 180 320 280T540 160" stroke="#aeb6bf" stroke-width="22" stroke-dasharray="10 5" fill="none"/><rect x="96" y="340" width="50" height="44" fill="#2f7d4f"/>',
} as const

export type PictureKind = keyof typeof SHAPES | 'signature_a' | 'signature_b' | 'signature_c'

/** x, y, ms, x, y, ms …: as the phone's pad records a stroke. */
export const SIGNATURE_STROKES: Record<'signature_a' | 'signature_b' | 'signature_c', number[][]> = {
  signature_a: [
    [40, 60, 0, 110, 40, 60, 180, 66, 120],
    [80, 30, 300, 78, 120, 420, 60, 150, 480],
    [150, 110, 700, 210, 96, 790, 260, 140, 900],
  ],
  signature_b: [
    [50, 50, 0, 150, 46, 90],
    [100, 24, 220, 96, 140, 380],
    [180, 60, 600, 240, 60, 690, 200, 130, 800, 270, 120, 900],
  ],
  signature_c: [
    [40, 90, 0, 80, 40, 80, 120, 120, 170, 160, 50, 260],
    [190, 60, 480, 250, 56, 560],
    [220, 30, 700, 216, 140, 840],
  ],
}

export interface StoredPicture {
  sha256: string
  bytes: number
  width: number
  height: number
}

export type StoredPictures = ReadonlyMap<PictureKind, StoredPicture>

export interface TakenPicture {
  id: string
  kind: PictureKind
  ownerId: string
  at: Instant
}

/** As if somebody had taken it there and then. */
export function pictureRow(
  { id, kind, ownerId, at }: TakenPicture,
  pictures: StoredPictures,
  cipher: FieldCipher,
): FileEntity {
  const picture = pictures.get(kind)
  if (!picture) throw new Error(`no picture ${kind}`)
  return {
    id,
    ...picture,
    contentType: 'image/png',
    uploadHash: picture.sha256,
    ownerAccountId: ownerId,
    uploadedAt: at,
    usedAt: at,
    takenAtEnc: cipher.encrypt(at, 'file.takenAt'),
    placeEnc: null,
  }
}

const mark = (x: number, y: number, scale: number): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})" fill="none" stroke="#b3261e" stroke-width="7" stroke-linecap="round">${MARK.map((d) => `<path d="${d}"/>`).join('')}</g>`

function svgOf(kind: PictureKind): string {
  const frame = (width: number, height: number, background: string, inner: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${background}"/>${inner}</svg>`
  if (kind in SHAPES) {
    return frame(640, 480, '#eceff1', SHAPES[kind as keyof typeof SHAPES] + mark(20, 20, 0.9) + mark(430, 370, 0.9))
  }
  const strokes = SIGNATURE_STROKES[kind as keyof typeof SIGNATURE_STROKES].map((stroke) => {
    const points = stroke.filter((_, index) => index % 3 !== 2)
    return `<polyline points="${points.join(' ')}" fill="none" stroke="#111" stroke-width="5" stroke-linecap="round"/>`
  })
  return frame(320, 180, '#ffffff', strokes.join('') + mark(210, 128, 0.45))
}

const ALL: PictureKind[] = [
  ...(Object.keys(SHAPES) as (keyof typeof SHAPES)[]),
  'signature_a',
  'signature_b',
  'signature_c',
]

/** Draws each picture once and stores it by its hash; thousands of visits then share ten files. */
export async function storePictures(files: FileStore): Promise<StoredPictures> {
  const pictures = new Map<PictureKind, StoredPicture>()
  for (const kind of ALL) {
    const { data, info } = await sharp(Buffer.from(svgOf(kind)))
      .png()
      .toBuffer({ resolveWithObject: true })
    const { sha256 } = await files.put(data)
    pictures.set(kind, { sha256, bytes: data.length, width: info.width, height: info.height })
  }
  return pictures
}
