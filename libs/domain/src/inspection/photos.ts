import type { Answer, InspectionContent } from './inspection'

export function answerPhotos({ photoIds, fixed }: Pick<Answer, 'photoIds' | 'fixed'>): string[] {
  return [...photoIds, ...(fixed ? [fixed.beforePhotoId, fixed.afterPhotoId] : [])]
}

/** Every picture that the signed content names, each once. Signatures stand beside it. */
export function visitPhotos({
  photoIds,
  answers,
  bottles,
}: Pick<InspectionContent, 'photoIds' | 'answers' | 'bottles'>): string[] {
  return [...new Set([...photoIds, ...answers.flatMap(answerPhotos), ...bottles.flatMap((b) => b.stampPhotoId ?? [])])]
}
